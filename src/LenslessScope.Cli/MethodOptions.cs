using System.CommandLine;
using LenslessScope.Holography;

namespace LenslessScope.Cli;

/// <summary>How the field is found.</summary>
internal enum Method
{
    /// <summary>Back-propagation.</summary>
    Backprop,

    /// <summary>Phase retrieval with a support.</summary>
    Support,

    /// <summary>Phase retrieval with total variation.</summary>
    Tv,
}

/// <summary>The options of <c>reconstruct</c> that choose between back-propagation and phase retrieval.</summary>
internal static class MethodOptions
{
    public static Option<Method> Method { get; } = Options.Choice("--method",
        "How the field is found. tv (total variation) and support (isolated objects) take the twin image away in many " +
            "iterations; backprop keeps it and is some hundred times quicker, for a first look.", Cli.Method.Tv);

    public static Option<long?> Iterations { get; } = Options.Whole("--iterations",
        "The most iterations of tv and support. Default: 200.", 1, 100_000);

    public static IEnumerable<Option> All => [Method, Iterations];

    /// <summary>Completes the settings.</summary>
    /// <exception cref="UsageException">Iterations of a method that has none.</exception>
    public static ReconstructionSettings Complete(ReconstructionSettings settings, ParseResult parse)
    {
        var method = parse.GetValue(Method);
        var iterations = parse.GetValue(Iterations);
        UsageException.ThrowIfAny(
        [
            .. iterations != null && method == Cli.Method.Backprop
                ? ["--iterations goes with --method tv or support; backprop has none. Leave one of the two out."]
                : Array.Empty<string>(),
            .. settings.Kernel == PointSourceKernel.Exact && method != Cli.Method.Backprop
                ? ["--kernel exact goes with --method backprop only: add that, or use --kernel paraxial to take the twin image " +
                    "away."]
                : Array.Empty<string>(),
        ]);
        return settings with
        {
            Method = method switch
            {
                Cli.Method.Support => ReconstructionMethod.Support,
                Cli.Method.Tv => ReconstructionMethod.TotalVariation,
                _ => ReconstructionMethod.BackPropagation,
            },
            Retrieval = iterations is { } most
                ? settings.Retrieval with { Iterations = (int)most }
                : settings.Retrieval,
        };
    }
}
