namespace LenslessScope.Acquisition;

/// <summary>One thing that is wrong in a plan.</summary>
/// <param name="Path">Where: the keys from the top, as in <c>channels[1].exposure</c>; empty for the plan as a
/// whole.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Line">The line in the file, from 1; 0 when it is about no file.</param>
/// <param name="Column">The column, from 1; 0 when it is about no file.</param>
public sealed record PlanProblem(string Path, string Message, int Line = 0, int Column = 0)
{
    /// <summary><c>LINE:COLUMN: PATH: MESSAGE</c>, without what is not known.</summary>
    public override string ToString() =>
        $"{(Line > 0 ? $"{Line}:{Column}: " : "")}{(Path.Length > 0 ? $"{Path}: " : "")}{Message}";
}
