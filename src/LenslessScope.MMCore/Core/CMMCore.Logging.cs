namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Opens the log file.</summary>
    /// <param name="filename">Empty closes the present one.</param>
    /// <param name="truncate">Whether to overwrite the file instead of appending.</param>
    public void SetPrimaryLogFile(string filename, bool truncate = false) =>
        _native.setPrimaryLogFile(filename, truncate);

    /// <summary>The log file; empty for none.</summary>
    public string GetPrimaryLogFile() => _native.getPrimaryLogFile();

    /// <summary>Limits the log file: one that grows beyond is renamed to NAME.1, NAME.2, ….</summary>
    /// <param name="maxFileSize">Bytes; 0 for no limit.</param>
    /// <param name="maxBackupCount">How many renamed files are kept.</param>
    public void SetPrimaryLogFileRotation(long maxFileSize, int maxBackupCount) =>
        _native.setPrimaryLogFileRotation(maxFileSize, maxBackupCount);

    /// <summary>Writes a line of level information into the log.</summary>
    public void LogMessage(string msg) => _native.logMessage(msg);

    /// <summary>Writes a line of level information, or debug, into the log.</summary>
    public void LogMessage(string msg, bool debugOnly) => _native.logMessage(msg, debugOnly);

    /// <summary>Writes a line into the log.</summary>
    public void Log(string msg, LogLevel level) => _native.log(msg, (Interop.LogLevel)level);

    /// <summary>Writes a line into the log, as coming from a component of the given name.</summary>
    public void Log(string msg, LogLevel level, string loggerName) =>
        _native.log(msg, (Interop.LogLevel)level, loggerName);

    /// <summary>Sets the least serious level that goes to the log file.</summary>
    public void SetPrimaryLogLevel(LogLevel level) => _native.setPrimaryLogLevel((Interop.LogLevel)level);

    /// <summary>The least serious level that goes to the log file.</summary>
    public LogLevel GetPrimaryLogLevel() => (LogLevel)_native.getPrimaryLogLevel();

    /// <summary>Sets whether the log file takes lines of level debug.</summary>
    public void EnableDebugLog(bool enable) => _native.enableDebugLog(enable);

    /// <summary>Whether the log file takes lines of level debug.</summary>
    public bool DebugLogEnabled() => _native.debugLogEnabled();

    /// <summary>Sets whether the log also goes to the standard error.</summary>
    public void EnableStderrLog(bool enable) => _native.enableStderrLog(enable);

    /// <summary>Whether the log also goes to the standard error.</summary>
    public bool StderrLogEnabled() => _native.stderrLogEnabled();

    /// <summary>Sets the least serious level that goes to the standard error.</summary>
    public void SetStderrLogLevel(LogLevel level) => _native.setStderrLogLevel((Interop.LogLevel)level);

    /// <summary>The least serious level that goes to the standard error.</summary>
    public LogLevel GetStderrLogLevel() => (LogLevel)_native.getStderrLogLevel();

    /// <summary>Opens one more log file.</summary>
    /// <param name="filename">The file.</param>
    /// <param name="enableDebug">Whether it takes lines of level debug.</param>
    /// <param name="truncate">Whether to overwrite the file instead of appending.</param>
    /// <param name="synchronous">Whether a line is written before the call that logs it returns.</param>
    /// <returns>What <see cref="StopSecondaryLogFile"/> takes.</returns>
    public int StartSecondaryLogFile(
        string filename, bool enableDebug, bool truncate = true, bool synchronous = false) =>
        _native.startSecondaryLogFile(filename, enableDebug, truncate, synchronous);

    /// <summary>Closes a log file that <see cref="StartSecondaryLogFile"/> opened.</summary>
    public void StopSecondaryLogFile(int handle) => _native.stopSecondaryLogFile(handle);
}
