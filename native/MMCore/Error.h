// The exception of the core: a message, a number, and the error that caused it.
#pragma once

#include "ErrorCodes.h"

#include <exception>
#include <memory>
#include <string>

/** What every function of CMMCore throws. Errors chain outermost first; the innermost is the root cause. */
class CMMError : public std::exception {
public:
   typedef int Code;

   explicit CMMError(const std::string& msg, Code code = MMERR_GENERIC);
   explicit CMMError(const char* msg, Code code = MMERR_GENERIC);
   CMMError(const std::string& msg, Code code, const CMMError& underlyingError);
   CMMError(const char* msg, Code code, const CMMError& underlyingError);
   CMMError(const std::string& msg, const CMMError& underlyingError);
   CMMError(const char* msg, const CMMError& underlyingError);
   CMMError(const CMMError& other);
   CMMError& operator=(const CMMError&) = delete;
   virtual ~CMMError();

   /** The outer message alone, as getMsg(). */
   const char* what() const noexcept override;
   /** The outer message alone, or "Error (code N)" when it is empty. */
   virtual std::string getMsg() const;
   /** The whole chain: `outer [ inner [ cause ] ]`. */
   virtual std::string getFullMsg() const;
   /** The number given to this layer. */
   virtual Code getCode() const;
   /** The first number that is not MMERR_GENERIC, going inwards; MMERR_GENERIC if there is none. */
   virtual Code getSpecificCode() const;
   /** The next inner error, owned by this one; null at the root cause. */
   virtual const CMMError* getUnderlyingError() const;

private:
   std::string message_;
   Code code_;
   std::unique_ptr<CMMError> underlying_;
};
