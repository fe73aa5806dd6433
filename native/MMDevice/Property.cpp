#include "Property.h"

#include "NumberText.h"

#include <cmath>
#include <cstdlib>
#include <limits>

namespace MM {

namespace {

constexpr double Scale = 1e4; // four decimals

// Doubles this large have no four decimals to round, and infinities and NaN stay what they are.
bool HasDecimals(double value) {
   return std::fabs(value) < 1e11;
}

double RoundHalfAwayFromZero(double value) {
   return HasDecimals(value) ? std::round(value * Scale) / Scale : value;
}

/** Rounds by the given function, but keeps what is a number of four decimals up to the rounding error of a double. */
template <typename Rounding>
double RoundLimit(double value, Rounding rounding) {
   if (!HasDecimals(value))
      return value;
   const double scaled = value * Scale;
   const double nearest = std::round(scaled);
   const double tolerance = 4 * std::numeric_limits<double>::epsilon() * std::fabs(scaled);
   return (std::fabs(scaled - nearest) <= tolerance ? nearest : rounding(scaled)) / Scale;
}

/** Cut towards zero; numbers that do not fit are put to the nearest end of the range. */
long ToLong(double value) {
   if (value >= static_cast<double>(std::numeric_limits<long>::max()))
      return std::numeric_limits<long>::max();
   if (value <= static_cast<double>(std::numeric_limits<long>::min()))
      return std::numeric_limits<long>::min();
   return value == value ? static_cast<long>(value) : 0;
}

} // namespace

int ActionLambda::Execute(PropertyBase* pProp, ActionType eAct) {
   return function_(pProp, eAct);
}

Property::Property(const char* name) : name_(name) {}

Property::~Property() = default;

bool Property::GetCached() const {
   return cached_;
}

void Property::SetCached(bool bState) {
   cached_ = bState;
}

bool Property::GetReadOnly() const {
   return readOnly_;
}

void Property::SetReadOnly(bool bState) {
   readOnly_ = bState;
}

bool Property::GetInitStatus() const {
   return initStatus_;
}

void Property::SetInitStatus(bool init) {
   initStatus_ = init;
}

bool Property::HasLimits() const {
   return hasLimits_;
}

double Property::GetLowerLimit() const {
   return hasLimits_ ? lowerLimit_ : 0.0;
}

double Property::GetUpperLimit() const {
   return hasLimits_ ? upperLimit_ : 0.0;
}

long Property::GetSequenceMaxSize() const {
   return sequenceMaxSize_;
}

std::string Property::GetName() const {
   return name_;
}

std::vector<std::string> Property::GetSequence() const {
   return sequence_;
}

bool Property::WithinLimits(double value) const {
   return !hasLimits_ || (value >= lowerLimit_ && value <= upperLimit_);
}

void Property::RegisterAction(ActionFunctor* fpAction) {
   if (action_.get() != fpAction)
      action_.reset(fpAction);
}

int Property::Execute(ActionType action) {
   return action_ ? action_->Execute(this, action) : DEVICE_OK;
}

int Property::Update() {
   return Execute(BeforeGet);
}

int Property::Apply() {
   return Execute(AfterSet);
}

std::vector<std::string> Property::GetAllowedValues() const {
   std::vector<std::string> values;
   for (const auto& allowed : allowed_)
      values.push_back(allowed.first);
   return values;
}

void Property::ClearAllowedValues() {
   allowed_.clear();
}

void Property::AddAllowedValue(const char* value) {
   allowed_.insert({value, 0});
   hasLimits_ = false;
}

void Property::AddAllowedValue(const char* value, long data) {
   allowed_[value] = data;
   hasLimits_ = false;
}

bool Property::IsAllowed(const char* value) const {
   return allowed_.empty() || allowed_.count(value) > 0;
}

bool Property::GetData(const char* value, long& data) const {
   const auto found = allowed_.find(value);
   if (found == allowed_.end())
      return false;
   data = found->second;
   return true;
}

bool Property::SetLimits(double lowerLimit, double upperLimit) {
   if (!allowed_.empty() || !(lowerLimit <= upperLimit))
      return false;
   lowerLimit_ = lowerLimit;
   upperLimit_ = upperLimit;
   hasLimits_ = true;
   return true;
}

bool Property::IsSequenceable() {
   return Execute(MM::IsSequenceable) == DEVICE_OK && sequenceMaxSize_ > 0;
}

void Property::SetSequenceable(long sequenceMaxSize) {
   sequenceMaxSize_ = sequenceMaxSize;
}

int Property::ClearSequence() {
   sequence_.clear();
   return DEVICE_OK;
}

int Property::AddToSequence(const char* value) {
   if (sequence_.size() >= static_cast<std::size_t>(sequenceMaxSize_ > 0 ? sequenceMaxSize_ : 0))
      return DEVICE_SEQUENCE_TOO_LARGE;
   sequence_.push_back(value);
   return DEVICE_OK;
}

int Property::SendSequence() {
   return Execute(AfterLoadSequence);
}

int Property::StartSequence() {
   return Execute(MM::StartSequence);
}

int Property::StopSequence() {
   return Execute(MM::StopSequence);
}

bool StringProperty::SetLimits(double, double) {
   return false;
}

StringProperty::StringProperty(const char* name) : Property(name) {}

StringProperty::~StringProperty() = default;

PropertyType StringProperty::GetType() {
   return String;
}

FloatProperty::FloatProperty(const char* name) : Property(name) {}

FloatProperty::~FloatProperty() = default;

PropertyType FloatProperty::GetType() {
   return Float;
}

IntegerProperty::IntegerProperty(const char* name) : Property(name) {}

IntegerProperty::~IntegerProperty() = default;

PropertyType IntegerProperty::GetType() {
   return Integer;
}

bool StringProperty::Set(double val) {
   value_ = GeneralText(val, 2);
   return true;
}

bool StringProperty::Set(long val) {
   value_ = std::to_string(val);
   return true;
}

bool StringProperty::Set(const char* val) {
   value_ = val;
   return true;
}

bool StringProperty::Get(double& val) const {
   val = LeadingNumber(value_.c_str());
   return true;
}

bool StringProperty::Get(long& val) const {
   val = std::atol(value_.c_str());
   return true;
}

bool StringProperty::Get(std::string& val) const {
   val = value_;
   return true;
}

bool FloatProperty::Set(double val) {
   const double rounded = RoundHalfAwayFromZero(val);
   if (!WithinLimits(rounded))
      return false;
   value_ = rounded;
   return true;
}

bool FloatProperty::Set(long val) {
   return Set(static_cast<double>(val));
}

bool FloatProperty::Set(const char* val) {
   return Set(LeadingNumber(val));
}

bool FloatProperty::Get(double& val) const {
   val = value_;
   return true;
}

bool FloatProperty::Get(long& val) const {
   val = ToLong(value_);
   return true;
}

bool FloatProperty::Get(std::string& val) const {
   val = FixedText(value_, 4);
   return true;
}

bool FloatProperty::SetLimits(double lowerLimit, double upperLimit) {
   const auto up = [](double v) { return std::ceil(v); };
   const auto down = [](double v) { return std::floor(v); };
   return Property::SetLimits(RoundLimit(lowerLimit, up), RoundLimit(upperLimit, down));
}

bool IntegerProperty::Set(double val) {
   return Set(ToLong(val));
}

bool IntegerProperty::Set(long val) {
   if (!WithinLimits(static_cast<double>(val)))
      return false;
   value_ = val;
   return true;
}

bool IntegerProperty::Set(const char* val) {
   return Set(std::atol(val));
}

bool IntegerProperty::Get(double& val) const {
   val = static_cast<double>(value_);
   return true;
}

bool IntegerProperty::Get(long& val) const {
   val = value_;
   return true;
}

bool IntegerProperty::Get(std::string& val) const {
   val = std::to_string(value_);
   return true;
}

} // namespace MM
