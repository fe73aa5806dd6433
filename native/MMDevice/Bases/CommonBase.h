// What all devices have in common: properties, error texts, and the parent hub, besides what CoreClient.h gives.
#pragma once

#include "../DeviceErrorTexts.h"
#include "../NumberText.h"
#include "../Property.h"
#include "CoreClient.h"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

/** T is the interface (MM::Camera, ...), U the concrete device. */
template <class T, class U>
class CDeviceBase : public CoreClient<T> {
public:
   typedef MM::Action<U> CPropertyAction;
   typedef MM::ActionEx<U> CPropertyActionEx;

   virtual unsigned GetNumberOfProperties() const { return properties_.GetSize(); }

   virtual int GetProperty(const char* name, char* value) const {
      std::string text;
      const int result = Checked(properties_.Get(name, text), name);
      if (result == DEVICE_OK)
         CDeviceUtils::CopyLimitedString(value, text.c_str());
      return result;
   }

   int GetProperty(const char* name, double& val) {
      std::string text;
      const int result = Checked(properties_.Get(name, text), name);
      if (result == DEVICE_OK)
         val = MM::LeadingNumber(text.c_str());
      return result;
   }

   int GetProperty(const char* name, long& val) {
      std::string text;
      const int result = Checked(properties_.Get(name, text), name);
      if (result == DEVICE_OK)
         val = std::atol(text.c_str());
      return result;
   }

   bool IsPropertyEqualTo(const char* name, const char* val) const {
      std::string text;
      return properties_.Get(name, text) == DEVICE_OK && text == val;
   }

   virtual int GetPropertyReadOnly(const char* name, bool& readOnly) const {
      return Ask(name, [&](const MM::Property& property) { readOnly = property.GetReadOnly(); });
   }

   virtual int GetPropertyInitStatus(const char* name, bool& preInit) const {
      return Ask(name, [&](const MM::Property& property) { preInit = property.GetInitStatus(); });
   }

   virtual int HasPropertyLimits(const char* name, bool& hasLimits) const {
      return Ask(name, [&](const MM::Property& property) { hasLimits = property.HasLimits(); });
   }

   virtual int GetPropertyLowerLimit(const char* name, double& lowLimit) const {
      return Ask(name, [&](const MM::Property& property) { lowLimit = property.GetLowerLimit(); });
   }

   virtual int GetPropertyUpperLimit(const char* name, double& hiLimit) const {
      return Ask(name, [&](const MM::Property& property) { hiLimit = property.GetUpperLimit(); });
   }

   virtual int IsPropertySequenceable(const char* name, bool& sequenceable) const {
      return Ask(name, [&](MM::Property& property) { sequenceable = property.IsSequenceable(); });
   }

   virtual int GetPropertySequenceMaxLength(const char* name, long& nrEvents) const {
      return Sequence(name, [&](MM::Property& property) {
         nrEvents = property.GetSequenceMaxSize();
         return DEVICE_OK;
      });
   }

   virtual int StartPropertySequence(const char* name) {
      return Sequence(name, [](MM::Property& property) { return property.StartSequence(); });
   }

   virtual int StopPropertySequence(const char* name) {
      return Sequence(name, [](MM::Property& property) { return property.StopSequence(); });
   }

   virtual int ClearPropertySequence(const char* name) {
      return Sequence(name, [](MM::Property& property) { return property.ClearSequence(); });
   }

   virtual int AddToPropertySequence(const char* name, const char* value) {
      return Sequence(name, [value](MM::Property& property) { return property.AddToSequence(value); });
   }

   virtual int SendPropertySequence(const char* name) {
      return Sequence(name, [](MM::Property& property) { return property.SendSequence(); });
   }

   virtual bool GetPropertyName(unsigned uIdx, char* name) const {
      std::string text;
      if (!properties_.GetName(uIdx, text))
         return false;
      CDeviceUtils::CopyLimitedString(name, text.c_str());
      return true;
   }

   virtual int GetPropertyType(const char* name, MM::PropertyType& pt) const {
      return Ask(name, [&](MM::Property& property) { pt = property.GetType(); });
   }

   virtual int SetProperty(const char* name, const char* value) { return Checked(properties_.Set(name, value), name); }

   virtual bool HasProperty(const char* name) const { return properties_.Find(name) != nullptr; }

   virtual unsigned GetNumberOfPropertyValues(const char* propertyName) const {
      const MM::Property* property = properties_.Find(propertyName);
      return property ? static_cast<unsigned>(property->GetAllowedValues().size()) : 0;
   }

   virtual bool GetPropertyValueAt(const char* propertyName, unsigned index, char* value) const {
      const MM::Property* property = properties_.Find(propertyName);
      if (!property)
         return false;
      const std::vector<std::string> values = property->GetAllowedValues();
      if (index >= values.size())
         return false;
      CDeviceUtils::CopyLimitedString(value, values[index].c_str());
      return true;
   }

   /** Takes the handler over, whether it succeeds or not. */
   int CreateProperty(const char* name, const char* value, MM::PropertyType eType, bool readOnly,
                      MM::ActionFunctor* pAct = 0, bool isPreInitProperty = false) {
      return Checked(properties_.CreateProperty(name, value, eType, readOnly, pAct, isPreInitProperty), name);
   }

   int CreatePropertyWithHandler(const char* name, const char* value, MM::PropertyType eType, bool readOnly,
                                 int (U::*memberFunction)(MM::PropertyBase* pProp, MM::ActionType eAct),
                                 bool isPreInitProperty = false) {
      MM::ActionFunctor* handler = new CPropertyAction(static_cast<U*>(this), memberFunction);
      return CreateProperty(name, value, eType, readOnly, handler, isPreInitProperty);
   }

   int CreateIntegerProperty(const char* name, long value, bool readOnly, MM::ActionFunctor* pAct = 0,
                             bool isPreInitProperty = false) {
      return CreateProperty(name, std::to_string(value).c_str(), MM::Integer, readOnly, pAct, isPreInitProperty);
   }

   int CreateFloatProperty(const char* name, double value, bool readOnly, MM::ActionFunctor* pAct = 0,
                           bool isPreInitProperty = false) {
      // More digits than the property keeps, so that it is the one that rounds.
      return CreateProperty(name, MM::GeneralText(value, 17).c_str(), MM::Float, readOnly, pAct, isPreInitProperty);
   }

   int CreateStringProperty(const char* name, const char* value, bool readOnly, MM::ActionFunctor* pAct = 0,
                            bool isPreInitProperty = false) {
      return CreateProperty(name, value, MM::String, readOnly, pAct, isPreInitProperty);
   }

   int SetPropertyLimits(const char* name, double low, double high) {
      MM::Property* property = properties_.Find(name);
      if (!property)
         return Checked(DEVICE_INVALID_PROPERTY, name);
      return Checked(property->SetLimits(low, high) ? DEVICE_OK : DEVICE_INVALID_PROPERTY_LIMTS, name);
   }

   /** Replaces all allowed values. */
   int SetAllowedValues(const char* name, std::vector<std::string>& values) {
      return Checked(properties_.SetAllowedValues(name, values), name);
   }

   int ClearAllowedValues(const char* name) { return Checked(properties_.ClearAllowedValues(name), name); }

   int AddAllowedValue(const char* name, const char* value) {
      return Checked(properties_.AddAllowedValue(name, value), name);
   }

   int AddAllowedValue(const char* name, const char* value, long data) {
      return Checked(properties_.AddAllowedValue(name, value, data), name);
   }

   /** The number given along with an allowed value. */
   int GetPropertyData(const char* name, const char* value, long& data) {
      return Checked(properties_.GetPropertyData(name, value, data), name);
   }

   int GetCurrentPropertyData(const char* name, long& data) {
      return Checked(properties_.GetCurrentPropertyData(name, data), name);
   }

   /** Reads every property through its handler. */
   int UpdateStatus() { return properties_.UpdateAll(); }
   /** Reads one property through its handler. */
   int UpdateProperty(const char* name) { return Checked(properties_.Update(name), name); }
   /** Has the handler act on the property's value again. */
   int ApplyProperty(const char* name) { return Checked(properties_.Apply(name), name); }

   virtual bool GetErrorText(int errorCode, char* text) const {
      const auto found = errorTexts_.find(errorCode);
      if (found == errorTexts_.end()) {
         text[0] = '\0';
         return false;
      }
      std::string message = found->second;
      if (MM::IsPropertyError(errorCode) && !morePropertyErrorInfo_.empty())
         message += ": " + morePropertyErrorInfo_;
      CDeviceUtils::CopyLimitedString(text, message.c_str());
      return true;
   }

   virtual bool SupportsDeviceDetection() { return false; }
   virtual MM::DeviceDetectionStatus DetectDevice() { return MM::Unimplemented; }

   virtual void SetParentID(const char* parentId) {
      parentID_ = parentId;
      if (MM::Property* hubId = properties_.Find(MM::g_Keyword_HubID))
         hubId->Set(parentId);
   }

   virtual void GetParentID(char* parentID) const { CDeviceUtils::CopyLimitedString(parentID, parentID_.c_str()); }

protected:
   CDeviceBase() { InitializeDefaultErrorMessages(); }
   virtual ~CDeviceBase() {}

   void SetErrorText(int errorCode, const char* text) { errorTexts_[errorCode] = text; }

   /** What GetErrorText appends to the text of a property error: the name of the property. */
   const char* GetMorePropertyErrorInfo() const { return morePropertyErrorInfo_.c_str(); }
   void SetMorePropertyErrorInfo(const char* ptext) const { morePropertyErrorInfo_ = ptext; }

   void InitializeDefaultErrorMessages() { errorTexts_ = MM::DefaultErrorTexts(); }

   /** Creates the read-only property HubID, which shows the label of the parent hub. */
   void CreateHubIDProperty() { CreateStringProperty(MM::g_Keyword_HubID, parentID_.c_str(), true); }

   /** Makes the parent hub this device's parent. Null, and a line in the log, when it is missing or of another type. */
   template <class T_HUB>
   T_HUB* AssignToHub() {
      T_HUB* hub = dynamic_cast<T_HUB*>(this->GetParentHub());
      if (!hub) {
         this->LogMessage("The parent hub is missing or is of another type.");
         return nullptr;
      }
      char hubLabel[MM::MaxStrLength];
      hub->GetLabel(hubLabel);
      SetParentID(hubLabel);
      return hub;
   }

private:
   /** Remembers which property failed, for GetErrorText. */
   int Checked(int result, const char* name) const {
      if (result != DEVICE_OK)
         SetMorePropertyErrorInfo(name);
      return result;
   }

   template <typename Question>
   int Ask(const char* name, Question question) const {
      MM::Property* property = properties_.Find(name);
      if (!property)
         return Checked(DEVICE_INVALID_PROPERTY, name);
      question(*property);
      return DEVICE_OK;
   }

   template <typename Step>
   int Sequence(const char* name, Step step) const {
      MM::Property* property = properties_.Find(name);
      if (!property)
         return Checked(DEVICE_INVALID_PROPERTY, name);
      return Checked(property->IsSequenceable() ? step(*property) : DEVICE_PROPERTY_NOT_SEQUENCEABLE, name);
   }

   std::string parentID_;
   MM::PropertyCollection properties_;
   std::map<int, std::string> errorTexts_;
   mutable std::string morePropertyErrorInfo_;
};
