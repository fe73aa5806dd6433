using System.Text;
using LenslessScope.Instrument;

namespace LenslessScope.Acquisition;

/// <summary>Plans as YAML. <see cref="Example"/> explains every key.</summary>
public static class PlanFile
{
    private const string ExampleResource = "LenslessScope.Acquisition.example.yaml";

    /// <summary>A plan that has every key and explains it.</summary>
    public static string Example
    {
        get
        {
            using var stream = typeof(PlanFile).Assembly.GetManifestResourceStream(ExampleResource)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a plan and checks it.</summary>
    /// <exception cref="PlanException">The plan is wrong: all reasons at once, with lines and columns.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static Plan Read(string path)
    {
        return Parse(TextOf(path), path);
    }

    /// <summary>Reads a plan from its text and checks it.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">The file that it is from, for messages; null for none.</param>
    /// <exception cref="PlanException">The plan is wrong: all reasons at once, with lines and columns.</exception>
    public static Plan Parse(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plan = PlanReader.Read(text, out var problems, out _);
        return problems.Count == 0 ? plan : throw new PlanException(problems, file);
    }

    /// <summary>Reads a plan and checks it by itself and against an instrument.</summary>
    /// <exception cref="PlanException">The plan is wrong, or not for this instrument: all reasons at once, with lines
    /// and columns.</exception>
    /// <inheritdoc cref="Read(string)" path="exception"/>
    public static Plan Read(string path, InstrumentFacts instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var plan = PlanReader.Read(TextOf(path), out var problems, out var reader);
        if (problems.Count == 0)
            problems = [.. reader.Placed(plan.ProblemsOn(instrument))
                .OrderBy(problem => (problem.Line, problem.Column))];
        return problems.Count == 0 ? plan : throw new PlanException(problems, path);
    }

    /// <summary>The YAML that reads back to the plan.</summary>
    /// <exception cref="PlanException">The plan has problems.</exception>
    public static string Text(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanException.ThrowIfAny(plan.Problems());
        return YamlWriter.Text(PlanNodes.Of(plan));
    }

    /// <summary>Writes a plan. A file of that name is replaced, completely or not at all.</summary>
    /// <exception cref="PlanException">The plan has problems.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to write the file.</exception>
    public static void Write(string path, Plan plan)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = Text(plan);
        var unfinished = path + ".unfinished";
        using (var file = File.Create(unfinished))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true); // before it gets its name, in case the power fails
        }
        File.Move(unfinished, path, overwrite: true);
    }

    private static string TextOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TextBytes.FaultIn(TextFile.Bytes(path)) is { } fault
            ? throw new PlanException(
                [new PlanProblem("", $"The plan {fault.InWords(path)}.yaml", fault.Line, fault.Column)], path)
            : TextFile.Text(path);
    }
}
