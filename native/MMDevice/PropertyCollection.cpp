#include "Property.h"

namespace MM {

namespace {

std::unique_ptr<Property> MakeProperty(const char* name, PropertyType type) {
   switch (type) {
   case String:
      return std::make_unique<StringProperty>(name);
   case Float:
      return std::make_unique<FloatProperty>(name);
   case Integer:
      return std::make_unique<IntegerProperty>(name);
   default:
      return nullptr;
   }
}

} // namespace

PropertyCollection::PropertyCollection() = default;

PropertyCollection::~PropertyCollection() = default;

int PropertyCollection::CreateProperty(const char* name, const char* value, PropertyType eType, bool bReadOnly,
                                       ActionFunctor* pAct, bool isPreInitProperty) {
   std::unique_ptr<ActionFunctor> action(pAct);
   if (Find(name))
      return DEVICE_DUPLICATE_PROPERTY;
   std::unique_ptr<Property> property = MakeProperty(name, eType);
   if (!property)
      return DEVICE_INVALID_PROPERTY_TYPE;
   if (!property->Set(value))
      return DEVICE_INVALID_PROPERTY_VALUE;
   property->SetReadOnly(bReadOnly);
   property->SetInitStatus(isPreInitProperty);
   property->RegisterAction(action.release());
   properties_[name] = std::move(property);
   return DEVICE_OK;
}

int PropertyCollection::RegisterAction(const char* name, ActionFunctor* fpAct) {
   std::unique_ptr<ActionFunctor> action(fpAct);
   Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   property->RegisterAction(action.release());
   return DEVICE_OK;
}

int PropertyCollection::SetAllowedValues(const char* name, std::vector<std::string>& values) {
   Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   property->ClearAllowedValues();
   for (const std::string& value : values)
      property->AddAllowedValue(value.c_str());
   return DEVICE_OK;
}

int PropertyCollection::ClearAllowedValues(const char* name) {
   Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   property->ClearAllowedValues();
   return DEVICE_OK;
}

int PropertyCollection::AddAllowedValue(const char* name, const char* value, long data) {
   Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   property->AddAllowedValue(value, data);
   return DEVICE_OK;
}

int PropertyCollection::AddAllowedValue(const char* name, const char* value) {
   Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   property->AddAllowedValue(value);
   return DEVICE_OK;
}

int PropertyCollection::GetPropertyData(const char* name, const char* value, long& data) {
   const Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   return property->GetData(value, data) ? DEVICE_OK : DEVICE_NO_PROPERTY_DATA;
}

int PropertyCollection::GetCurrentPropertyData(const char* name, long& data) {
   const Property* property = Find(name);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   std::string value;
   property->Get(value);
   return property->GetData(value.c_str(), data) ? DEVICE_OK : DEVICE_NO_PROPERTY_DATA;
}

int PropertyCollection::Set(const char* propName, const char* Value) {
   Property* property = Find(propName);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   if (property->GetReadOnly())
      return DEVICE_OK;
   if (!property->IsAllowed(Value) || !property->Set(Value))
      return DEVICE_INVALID_PROPERTY_VALUE;
   return property->Apply();
}

int PropertyCollection::Get(const char* propName, std::string& val) const {
   Property* property = Find(propName);
   if (!property)
      return DEVICE_INVALID_PROPERTY;
   if (!property->GetCached()) {
      const int result = property->Update();
      if (result != DEVICE_OK)
         return result;
   }
   property->Get(val);
   return DEVICE_OK;
}

Property* PropertyCollection::Find(const char* name) const {
   const auto found = properties_.find(name);
   return found == properties_.end() ? nullptr : found->second.get();
}

std::vector<std::string> PropertyCollection::GetNames() const {
   std::vector<std::string> names;
   for (const auto& property : properties_)
      names.push_back(property.first);
   return names;
}

unsigned PropertyCollection::GetSize() const {
   return static_cast<unsigned>(properties_.size());
}

bool PropertyCollection::GetName(unsigned uIdx, std::string& strName) const {
   if (uIdx >= properties_.size())
      return false;
   strName = std::next(properties_.begin(), uIdx)->first;
   return true;
}

int PropertyCollection::UpdateAll() {
   for (const auto& property : properties_) {
      const int result = property.second->Update();
      if (result != DEVICE_OK)
         return result;
   }
   return DEVICE_OK;
}

int PropertyCollection::ApplyAll() {
   for (const auto& property : properties_) {
      const int result = property.second->Apply();
      if (result != DEVICE_OK)
         return result;
   }
   return DEVICE_OK;
}

int PropertyCollection::Update(const char* Name) {
   Property* property = Find(Name);
   return property ? property->Update() : DEVICE_INVALID_PROPERTY;
}

int PropertyCollection::Apply(const char* Name) {
   Property* property = Find(Name);
   return property ? property->Apply() : DEVICE_INVALID_PROPERTY;
}

} // namespace MM
