// The properties of one device, by name.
#pragma once

#include "Property.h"

namespace MM {

/** Functions that return int answer a DEVICE_ number; an unknown name is DEVICE_INVALID_PROPERTY. */
class PropertyCollection {
public:
   PropertyCollection();
   ~PropertyCollection();
   PropertyCollection(const PropertyCollection&) = delete;
   PropertyCollection& operator=(const PropertyCollection&) = delete;

   /** Takes the handler over, whether it succeeds or not. The handler is not called. */
   int CreateProperty(const char* name, const char* value, PropertyType eType, bool bReadOnly, ActionFunctor* pAct = 0,
                      bool isPreInitProperty = false);
   int RegisterAction(const char* name, ActionFunctor* fpAct);
   int SetAllowedValues(const char* name, std::vector<std::string>& values);
   int ClearAllowedValues(const char* name);
   int AddAllowedValue(const char* name, const char* value, long data);
   int AddAllowedValue(const char* name, const char* value);
   int GetPropertyData(const char* name, const char* value, long& data);
   int GetCurrentPropertyData(const char* name, long& data);

   /** Sets the value and lets the handler act on it. Setting a read-only property does nothing and succeeds. */
   int Set(const char* propName, const char* Value);
   /** Lets the handler refresh the value, unless it is cached, and reads it. */
   int Get(const char* propName, std::string& val) const;

   /** Null for an unknown name. */
   Property* Find(const char* name) const;
   /** In sorted order. */
   std::vector<std::string> GetNames() const;
   unsigned GetSize() const;
   bool GetName(unsigned uIdx, std::string& strName) const;

   /** Lets every handler refresh its value; ends at the first error and answers it. */
   int UpdateAll();
   /** Lets every handler act on its value; ends at the first error and answers it. */
   int ApplyAll();
   int Update(const char* Name);
   int Apply(const char* Name);

private:
   std::map<std::string, std::unique_ptr<Property>> properties_;
};

} // namespace MM
