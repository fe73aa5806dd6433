namespace LenslessScope.MMCore;

/// <summary>How serious a line of the log is; the least serious first.</summary>
public enum LogLevel
{
    /// <summary>Every step.</summary>
    Trace = 0,
    /// <summary>For finding faults.</summary>
    Debug = 1,
    /// <summary>The course of things.</summary>
    Info = 2,
    /// <summary>Something to look at.</summary>
    Warning = 3,
    /// <summary>Something failed.</summary>
    Error = 4,
    /// <summary>The program cannot go on.</summary>
    Critical = 5,
}
