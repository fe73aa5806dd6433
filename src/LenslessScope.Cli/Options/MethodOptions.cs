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
        "How the field is found. tv (total variation) and support (isolated objects) remove the twin image in many " +
            "iterations; backprop keeps it and is about a hundred times faster, for a first look.", Cli.Method.Tv);

    public static Option<long?> Iterations { get; } = Options.Whole("--iterations",
        "Maximum number of iterations at full size. Default: " +
            $"{new PhaseRetrievalSettings().MostIterations} for tv, after some with binned pixels, and " +
            $"{new PhaseRetrievalSettings { Method = ReconstructionMethod.Support }.MostIterations} for support.",
        1, 100_000);

    public static IEnumerable<Option> All => [Method, Iterations];

    /// <summary>The method; null if it is not given.</summary>
    public static ReconstructionMethod? MethodGiven(ParseResult parse) => Options.Given(parse, Method)
        ? parse.GetValue(Method) switch
        {
            Cli.Method.Support => ReconstructionMethod.Support,
            Cli.Method.Tv => ReconstructionMethod.TotalVariation,
            _ => ReconstructionMethod.BackPropagation,
        }
        : null;

    /// <summary>The maximum number of iterations; null if it is not given.</summary>
    public static int? IterationsGiven(ParseResult parse) => (int?)parse.GetValue(Iterations);
}
