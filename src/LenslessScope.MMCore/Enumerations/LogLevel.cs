namespace LenslessScope.MMCore;

/// <summary>How serious a line of the log is; the least serious first.</summary>
public enum LogLevel
{
    /// <summary>Every step.</summary>
    LogLevelTrace = 0,
    /// <summary>For finding faults.</summary>
    LogLevelDebug = 1,
    /// <summary>The course of things.</summary>
    LogLevelInfo = 2,
    /// <summary>Something to look at.</summary>
    LogLevelWarning = 3,
    /// <summary>Something failed.</summary>
    LogLevelError = 4,
    /// <summary>The program cannot go on.</summary>
    LogLevelCritical = 5,
}
