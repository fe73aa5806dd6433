// Text, number and sleeping helpers for device adapters.
#pragma once

#include "MMDeviceConstants.h"

#include <string>
#include <vector>

class CDeviceUtils {
public:
   /** Copies at most MM::MaxStrLength bytes, terminator included. False when the source had to be cut. */
   static bool CopyLimitedString(char* pszTarget, const char* pszSource);
   /** The longest text CopyLimitedString takes whole, in bytes, without the terminator. */
   static unsigned int GetMaxStringLength();

   // The texts live until the same thread's next conversion.
   static const char* ConvertToString(long lnVal);
   /** Two decimals. */
   static const char* ConvertToString(double dVal);
   static const char* ConvertToString(int val);
   /** "1" or "0". */
   static const char* ConvertToString(bool val);

   /** Appends the parts of str between delimiters; empty parts are left out. */
   static void Tokenize(const std::string& str, std::vector<std::string>& tokens, const std::string& delimiters = ",");

   static void SleepMs(long ms);
   static void NapMicros(unsigned long microsecs);

   /** Two hexadecimal digits a byte, separated by spaces: "0d 0a". */
   static std::string HexRep(std::vector<unsigned char>);
};
