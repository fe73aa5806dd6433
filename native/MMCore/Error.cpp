#include "Error.h"

CMMError::CMMError(const std::string& msg, Code code) : message_(msg), code_(code) {
   if (message_.empty())
      message_ = "Error (code " + std::to_string(code_) + ")";
}

CMMError::CMMError(const char* msg, Code code) : CMMError(std::string(msg ? msg : ""), code) {}

CMMError::CMMError(const std::string& msg, Code code, const CMMError& underlyingError) : CMMError(msg, code) {
   underlying_ = std::make_unique<CMMError>(underlyingError);
}

CMMError::CMMError(const char* msg, Code code, const CMMError& underlyingError)
    : CMMError(std::string(msg ? msg : ""), code, underlyingError) {}

CMMError::CMMError(const std::string& msg, const CMMError& underlyingError)
    : CMMError(msg, MMERR_GENERIC, underlyingError) {}

CMMError::CMMError(const char* msg, const CMMError& underlyingError) : CMMError(msg, MMERR_GENERIC, underlyingError) {}

CMMError::CMMError(const CMMError& other) : std::exception(other), message_(other.message_), code_(other.code_) {
   if (other.underlying_)
      underlying_ = std::make_unique<CMMError>(*other.underlying_);
}

CMMError::~CMMError() = default;

const char* CMMError::what() const noexcept {
   return message_.c_str();
}

std::string CMMError::getMsg() const {
   return message_;
}

std::string CMMError::getFullMsg() const {
   return underlying_ ? message_ + " [ " + underlying_->getFullMsg() + " ]" : message_;
}

CMMError::Code CMMError::getCode() const {
   return code_;
}

CMMError::Code CMMError::getSpecificCode() const {
   return code_ == MMERR_GENERIC && underlying_ ? underlying_->getSpecificCode() : code_;
}

const CMMError* CMMError::getUnderlyingError() const {
   return underlying_.get();
}
