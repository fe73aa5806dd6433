#include "DeviceUtils.h"

#include "NumberText.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>

namespace {

const char* Keep(const std::string& text) {
   static thread_local char kept[MM::MaxStrLength];
   CDeviceUtils::CopyLimitedString(kept, text.c_str());
   return kept;
}

} // namespace

bool CDeviceUtils::CopyLimitedString(char* pszTarget, const char* pszSource) {
   const std::size_t length = strnlen(pszSource, MM::MaxStrLength);
   const bool fits = length < static_cast<std::size_t>(MM::MaxStrLength);
   const std::size_t copied = fits ? length : MM::MaxStrLength - 1;
   std::memmove(pszTarget, pszSource, copied);
   pszTarget[copied] = '\0';
   return fits;
}

unsigned int CDeviceUtils::GetMaxStringLength() {
   return MM::MaxStrLength - 1;
}

const char* CDeviceUtils::ConvertToString(long lnVal) {
   return Keep(std::to_string(lnVal));
}

const char* CDeviceUtils::ConvertToString(double dVal) {
   return Keep(MM::FixedText(dVal, 2));
}

const char* CDeviceUtils::ConvertToString(int val) {
   return Keep(std::to_string(val));
}

const char* CDeviceUtils::ConvertToString(bool val) {
   return val ? "1" : "0";
}

void CDeviceUtils::Tokenize(const std::string& str, std::vector<std::string>& tokens, const std::string& delimiters) {
   std::size_t begin = str.find_first_not_of(delimiters);
   while (begin != std::string::npos) {
      const std::size_t end = str.find_first_of(delimiters, begin);
      tokens.push_back(str.substr(begin, end == std::string::npos ? end : end - begin));
      begin = str.find_first_not_of(delimiters, end);
   }
}

void CDeviceUtils::SleepMs(long ms) {
   std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

void CDeviceUtils::NapMicros(unsigned long microsecs) {
   std::this_thread::sleep_for(std::chrono::microseconds(microsecs));
}

std::string CDeviceUtils::HexRep(std::vector<unsigned char> bytes) {
   std::string text;
   for (const unsigned char byte : bytes) {
      char digits[3];
      std::snprintf(digits, sizeof digits, "%02x", byte);
      text += text.empty() ? "" : " ";
      text += digits;
   }
   return text;
}
