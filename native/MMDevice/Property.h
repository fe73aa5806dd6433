// Properties: the named values of a device, and the functors by which a device hears of them.
//
// Here and in the other headers without templates nothing is defined inline: an adapter that exports all its symbols
// would otherwise be bound to a program's classes of the same names.
#pragma once

#include "MMDeviceConstants.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace MM {

/** What a handler sees of the property it handles. */
class PropertyBase {
public:
   virtual ~PropertyBase() {}

   virtual PropertyType GetType() = 0;

   // False when the value is outside the limits. A handler's Set does not call the handler again.
   virtual bool Set(double dVal) = 0;
   virtual bool Set(long lVal) = 0;
   virtual bool Set(const char* Val) = 0;

   virtual bool Get(double& dVal) const = 0;
   virtual bool Get(long& lVal) const = 0;
   virtual bool Get(std::string& strVal) const = 0;

   virtual bool HasLimits() const = 0;
   virtual double GetLowerLimit() const = 0;
   virtual double GetUpperLimit() const = 0;
   virtual bool SetLimits(double lowerLimit, double upperLimit) = 0;

   /** The longest sequence the hardware holds; 0 when the property cannot be sequenced. */
   virtual void SetSequenceable(long sequenceSize) = 0;
   virtual long GetSequenceMaxSize() const = 0;
   virtual std::vector<std::string> GetSequence() const = 0;
   virtual int ClearSequence() = 0;
   virtual int AddToSequence(const char* value) = 0;
   virtual int SendSequence() = 0;

   virtual std::string GetName() const = 0;
};

/** A property's handler. */
class ActionFunctor {
public:
   virtual ~ActionFunctor() {}
   virtual int Execute(PropertyBase* pProp, ActionType eAct) = 0;
};

/** A member function as handler. */
template <class T>
class Action : public ActionFunctor {
   T* object_;
   int (T::*member_)(PropertyBase*, ActionType);

public:
   Action(T* pObj, int (T::*fpt)(PropertyBase* pProp, ActionType eAct)) : object_(pObj), member_(fpt) {}
   virtual ~Action() {}
   int Execute(PropertyBase* pProp, ActionType eAct) override { return (object_->*member_)(pProp, eAct); }
};

/** A member function that serves several properties and tells them apart by a number. */
template <class T>
class ActionEx : public ActionFunctor {
   T* object_;
   int (T::*member_)(PropertyBase*, ActionType, long);
   long data_;

public:
   ActionEx(T* pObj, int (T::*fpt)(PropertyBase* pProp, ActionType eAct, long data), long data)
       : object_(pObj), member_(fpt), data_(data) {}
   virtual ~ActionEx() {}
   int Execute(PropertyBase* pProp, ActionType eAct) override { return (object_->*member_)(pProp, eAct, data_); }
};

/** Anything callable as int (PropertyBase*, ActionType) as handler. */
class ActionLambda : public ActionFunctor {
   std::function<int(PropertyBase*, ActionType)> function_;

public:
   template <typename F>
   explicit ActionLambda(F func) : function_(std::move(func)) {}
   int Execute(PropertyBase* pProp, ActionType eAct) final;
};

/** What the three types of property share: handler, flags, limits or allowed values, sequence. */
class Property : public PropertyBase {
public:
   Property(const char* name);
   virtual ~Property();
   Property(const Property&) = delete;
   Property& operator=(const Property&) = delete;

   /** A cached property is read without asking the handler. */
   bool GetCached() const;
   void SetCached(bool bState = true);
   bool GetReadOnly() const;
   void SetReadOnly(bool bState = true);
   /** True when the property is to be set before the device is initialised. */
   bool GetInitStatus() const;
   void SetInitStatus(bool init);

   /** Takes the handler over and ends the previous one. */
   void RegisterAction(ActionFunctor* fpAction);
   /** Lets the handler refresh the value. */
   int Update();
   /** Lets the handler act on the value. */
   int Apply();

   /** In sorted order. */
   std::vector<std::string> GetAllowedValues() const;
   void ClearAllowedValues();
   /** Drops the limits. */
   void AddAllowedValue(const char* value);
   void AddAllowedValue(const char* value, long data);
   /** True also when every value is allowed. */
   bool IsAllowed(const char* value) const;
   /** The number given along with an allowed value. */
   bool GetData(const char* value, long& data) const;

   bool HasLimits() const override;
   double GetLowerLimit() const override;
   double GetUpperLimit() const override;
   /** False, without effect, when there are allowed values or the lower limit is above the upper one. */
   bool SetLimits(double lowerLimit, double upperLimit) override;

   /** Asks the handler first, which answers by SetSequenceable. */
   bool IsSequenceable();
   void SetSequenceable(long sequenceMaxSize) override;
   long GetSequenceMaxSize() const override;
   int ClearSequence() override;
   int AddToSequence(const char* value) override;
   /** Lets the handler load the sequence into the device. */
   int SendSequence() override;
   std::string GetName() const override;
   std::vector<std::string> GetSequence() const override;
   int StartSequence();
   int StopSequence();

protected:
   bool WithinLimits(double value) const;

private:
   int Execute(ActionType action);

   std::string name_;
   std::unique_ptr<ActionFunctor> action_;
   bool cached_ = false;
   bool readOnly_ = false;
   bool initStatus_ = false;

   // Never both: limits, and allowed values with their data.
   bool hasLimits_ = false;
   double lowerLimit_ = 0.0;
   double upperLimit_ = 0.0;
   std::map<std::string, long> allowed_;

   long sequenceMaxSize_ = 0;
   std::vector<std::string> sequence_;
};

/** Text. A double is written with two significant digits. */
class StringProperty : public Property {
public:
   StringProperty(const char* name);
   virtual ~StringProperty();
   PropertyType GetType() override;
   bool Set(double val) override;
   bool Set(long val) override;
   bool Set(const char* val) override;
   bool Get(double& val) const override;
   bool Get(long& val) const override;
   bool Get(std::string& val) const override;
   /** Always false: text has no limits. */
   bool SetLimits(double, double) override;

private:
   std::string value_;
};

/** A number with four decimals, rounded half away from zero. */
class FloatProperty : public Property {
public:
   FloatProperty(const char* name);
   virtual ~FloatProperty();
   PropertyType GetType() override;
   bool Set(double val) override;
   bool Set(long val) override;
   bool Set(const char* val) override;
   bool Get(double& val) const override;
   bool Get(long& val) const override;
   bool Get(std::string& val) const override;
   /** The limits are rounded inwards to four decimals. */
   bool SetLimits(double lowerLimit, double upperLimit) override;

private:
   double value_ = 0.0;
};

/** A whole number. A double is cut towards zero. */
class IntegerProperty : public Property {
public:
   IntegerProperty(const char* name);
   virtual ~IntegerProperty();
   PropertyType GetType() override;
   bool Set(double val) override;
   bool Set(long val) override;
   bool Set(const char* val) override;
   bool Get(double& val) const override;
   bool Get(long& val) const override;
   bool Get(std::string& val) const override;

private:
   long value_ = 0;
};

} // namespace MM

#include "PropertyCollection.h"
