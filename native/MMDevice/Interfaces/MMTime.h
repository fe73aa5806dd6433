// Times and deadlines.
#pragma once

#include <iomanip>
#include <sstream>
#include <string>

namespace MM {

/** A point in time or a duration: whole microseconds. The one class that crosses the interface by value. */
class MMTime {
   long long microseconds_;

   struct Exact {};
   MMTime(Exact, long long us) : microseconds_(us) {}

public:
   MMTime() : microseconds_(0) {}
   /** From a number of microseconds; fractions are cut off. */
   explicit MMTime(double uSecTotal) : microseconds_(static_cast<long long>(uSecTotal)) {}
   explicit MMTime(long sec, long uSec) : microseconds_(static_cast<long long>(sec) * 1000000LL + uSec) {}

   static MMTime fromUs(long long us) { return MMTime(Exact(), us); }
   static MMTime fromMs(double ms) { return MMTime(Exact(), static_cast<long long>(ms * 1000.0)); }
   static MMTime fromSeconds(long secs) { return MMTime(Exact(), static_cast<long long>(secs) * 1000000LL); }

   MMTime operator+(const MMTime& other) const { return fromUs(microseconds_ + other.microseconds_); }
   MMTime operator-(const MMTime& other) const { return fromUs(microseconds_ - other.microseconds_); }
   bool operator>(const MMTime& other) const { return microseconds_ > other.microseconds_; }
   bool operator>=(const MMTime& other) const { return microseconds_ >= other.microseconds_; }
   bool operator<(const MMTime& other) const { return microseconds_ < other.microseconds_; }
   bool operator<=(const MMTime& other) const { return microseconds_ <= other.microseconds_; }
   bool operator==(const MMTime& other) const { return microseconds_ == other.microseconds_; }
   bool operator!=(const MMTime& other) const { return microseconds_ != other.microseconds_; }

   double getMsec() const { return static_cast<double>(microseconds_) / 1000.0; }
   double getUsec() const { return static_cast<double>(microseconds_); }

   /** Seconds with six decimals, as in "12.345678". */
   std::string toString() const {
      const unsigned long long magnitude =
          microseconds_ < 0 ? 0ULL - static_cast<unsigned long long>(microseconds_) : microseconds_;
      std::ostringstream text;
      text << (microseconds_ < 0 ? "-" : "") << magnitude / 1000000ULL << '.' << std::setfill('0') << std::setw(6)
           << magnitude % 1000000ULL;
      return text.str();
   }
};

/** A deadline: tells whether an interval has passed since a start time. */
class TimeoutMs {
   MMTime start_;
   MMTime interval_;

public:
   TimeoutMs(const MMTime startTime, const unsigned long intervalMs)
       : start_(startTime), interval_(MMTime::fromUs(static_cast<long long>(intervalMs) * 1000LL)) {}
   TimeoutMs(const MMTime startTime, const MMTime interval) : start_(startTime), interval_(interval) {}

   bool expired(const MMTime tnow) const { return tnow - start_ > interval_; }
};

} // namespace MM
