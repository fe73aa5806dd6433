// CMMCore: the log.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore;
using namespace mmcore::internal;

void CMMCore::setPrimaryLogFile(const char* filename, bool truncate) {
   core_->log.SetPrimaryFile(NotNull(filename, "file name"), truncate);
}

std::string CMMCore::getPrimaryLogFile() const {
   return core_->log.PrimaryFile();
}

void CMMCore::setPrimaryLogFileRotation(long long maxFileSize, int maxBackupCount) {
   core_->log.SetPrimaryRotation(maxFileSize, maxBackupCount);
}

void CMMCore::logMessage(const char* msg) {
   log(msg, LogLevelInfo);
}

void CMMCore::logMessage(const char* msg, bool debugOnly) {
   log(msg, debugOnly ? LogLevelDebug : LogLevelInfo);
}

void CMMCore::log(const char* msg, LogLevel level) {
   log(msg, level, "App");
}

void CMMCore::log(const char* msg, LogLevel level, const char* loggerName) {
   core_->log.Write(level, NotNull(loggerName, "name of the logger"), NotNull(msg, "message"));
}

void CMMCore::setPrimaryLogLevel(LogLevel level) {
   core_->log.SetPrimaryLevel(level);
}

LogLevel CMMCore::getPrimaryLogLevel() {
   return core_->log.PrimaryLevel();
}

void CMMCore::enableDebugLog(bool enable) {
   setPrimaryLogLevel(enable ? LogLevelDebug : LogLevelInfo);
}

bool CMMCore::debugLogEnabled() {
   return getPrimaryLogLevel() <= LogLevelDebug;
}

void CMMCore::enableStderrLog(bool enable) {
   core_->log.EnableStderr(enable);
}

bool CMMCore::stderrLogEnabled() {
   return core_->log.StderrEnabled();
}

void CMMCore::setStderrLogLevel(LogLevel level) {
   core_->log.SetStderrLevel(level);
}

LogLevel CMMCore::getStderrLogLevel() {
   return core_->log.StderrLevel();
}

// Every sink writes before Write returns, which is what `synchronous` asks for at most.
int CMMCore::startSecondaryLogFile(const char* filename, bool enableDebug, bool truncate, bool /* synchronous */) {
   return core_->log.StartSecondaryFile(NotNull(filename, "file name"), truncate,
                                        enableDebug ? LogLevelDebug : LogLevelInfo);
}

void CMMCore::stopSecondaryLogFile(int handle) {
   core_->log.StopSecondaryFile(handle);
}
