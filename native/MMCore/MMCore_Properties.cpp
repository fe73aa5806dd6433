// CMMCore: properties and the state cache.
#include "Core.h"
#include "Devices/DeviceProperties.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static std::string Label(const char* label) {
   return NotNull(label, "device label");
}
static std::string Property(const char* property) {
   return NotNull(property, "property name");
}

// Core has its own properties; throws for a name that is none of them.
static bool IsCoreProperty(Core& core, const char* label, const char* property) {
   if (Label(label) != MM::g_Keyword_CoreDevice)
      return false;
   core.AllowedCoreValues(Property(property));
   return true;
}

static DevicePtr Get(Core& core, const char* label) {
   return core.devices.Get(Label(label));
}

std::vector<std::string> CMMCore::getDevicePropertyNames(const char* label) {
   return Label(label) == MM::g_Keyword_CoreDevice ? CorePropertyNames() : PropertyNames(*Get(*core_, label));
}

bool CMMCore::hasProperty(const char* label, const char* propName) {
   return core_->HasPropertyOf(Label(label), Property(propName));
}

std::string CMMCore::getProperty(const char* label, const char* propName) {
   return core_->GetProperty(Label(label), Property(propName));
}

void CMMCore::setProperty(const char* label, const char* propName, const char* propValue) {
   core_->SetProperty(Label(label), Property(propName), NotNull(propValue, "property value"));
}

void CMMCore::setProperty(const char* label, const char* propName, const bool propValue) {
   setProperty(label, propName, propValue ? "1" : "0");
}

void CMMCore::setProperty(const char* label, const char* propName, const long propValue) {
   setProperty(label, propName, std::to_string(propValue).c_str());
}

void CMMCore::setProperty(const char* label, const char* propName, const float propValue) {
   setProperty(label, propName, static_cast<double>(propValue));
}

void CMMCore::setProperty(const char* label, const char* propName, const double propValue) {
   setProperty(label, propName, NumberText(propValue).c_str());
}

std::vector<std::string> CMMCore::getAllowedPropertyValues(const char* label, const char* propName) {
   return IsCoreProperty(*core_, label, propName) ? core_->AllowedCoreValues(propName)
                                                  : AllowedValues(*Get(*core_, label), Property(propName));
}

bool CMMCore::isPropertyReadOnly(const char* label, const char* propName) {
   return !IsCoreProperty(*core_, label, propName) && IsReadOnly(*Get(*core_, label), Property(propName));
}

bool CMMCore::isPropertyPreInit(const char* label, const char* propName) {
   return !IsCoreProperty(*core_, label, propName) && IsPreInit(*Get(*core_, label), Property(propName));
}

bool CMMCore::isPropertySequenceable(const char* label, const char* propName) {
   return !IsCoreProperty(*core_, label, propName) && IsSequenceable(*Get(*core_, label), Property(propName));
}

bool CMMCore::hasPropertyLimits(const char* label, const char* propName) {
   return !IsCoreProperty(*core_, label, propName) && HasLimits(*Get(*core_, label), Property(propName));
}

double CMMCore::getPropertyLowerLimit(const char* label, const char* propName) {
   return IsCoreProperty(*core_, label, propName) ? 0.0 : LowerLimit(*Get(*core_, label), Property(propName));
}

double CMMCore::getPropertyUpperLimit(const char* label, const char* propName) {
   return IsCoreProperty(*core_, label, propName) ? 0.0 : UpperLimit(*Get(*core_, label), Property(propName));
}

MM::PropertyType CMMCore::getPropertyType(const char* label, const char* propName) {
   if (!IsCoreProperty(*core_, label, propName))
      return TypeOf(*Get(*core_, label), Property(propName));
   const std::string name = propName;
   const bool number = name == MM::g_Keyword_CoreInitialize || name == MM::g_Keyword_CoreAutoShutter ||
                       name == MM::g_Keyword_CoreTimeoutMs;
   return number ? MM::Integer : MM::String;
}

void CMMCore::startPropertySequence(const char* label, const char* propName) {
   StartSequence(*Get(*core_, label), Property(propName));
}

void CMMCore::stopPropertySequence(const char* label, const char* propName) {
   StopSequence(*Get(*core_, label), Property(propName));
}

long CMMCore::getPropertySequenceMaxLength(const char* label, const char* propName) {
   return SequenceMaxLength(*Get(*core_, label), Property(propName));
}

void CMMCore::loadPropertySequence(const char* label, const char* propName, std::vector<std::string> eventSequence) {
   LoadSequence(*Get(*core_, label), Property(propName), eventSequence);
}

Configuration CMMCore::getSystemState() {
   return core_->ReadSystemState();
}

void CMMCore::setSystemState(const Configuration& conf) {
   for (size_t i = 0; i < conf.size(); ++i) {
      const PropertySetting setting = conf.getSetting(i);
      if (!setting.getReadOnly() && core_->CanRestore(setting))
         core_->SetProperty(setting.getDeviceLabel(), setting.getPropertyName(), setting.getPropertyValue());
   }
}

Configuration CMMCore::getSystemStateCache() const {
   return core_->cache.All();
}

void CMMCore::updateSystemStateCache() {
   core_->cache.Replace(core_->ReadSystemState());
}

std::string CMMCore::getPropertyFromCache(const char* deviceLabel, const char* propName) const {
   return core_->cache.Get(Label(deviceLabel), Property(propName));
}
