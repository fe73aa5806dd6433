namespace LenslessScope.MMCore;

/// <summary>
/// What the core reports when something fails. Errors chain outermost first: <see cref="Exception.Message"/> is the
/// outermost text alone, <see cref="FullMessage"/> the whole chain, <see cref="Exception.InnerException"/> the next
/// layer (also a <see cref="CMMError"/>).
/// </summary>
public sealed class CMMError : Exception
{
    private CMMError(string fullMessage, int specificCode, IReadOnlyList<CMMErrorLayer> chain, CMMError? inner)
        : base(chain[0].Message, inner)
    {
        FullMessage = fullMessage;
        SpecificCode = specificCode;
        Chain = chain;
    }

    /// <summary>
    /// The number of the outermost layer; one of <see cref="CoreErrorCode"/>, or a device's own number.
    /// </summary>
    public int Code => Chain[0].Code;

    /// <summary>The first number, going inwards, that says more than <see cref="CoreErrorCode.Generic"/>.</summary>
    public int SpecificCode { get; }

    /// <summary>All layers, as <c>outer [ inner [ cause ] ]</c>.</summary>
    public string FullMessage { get; }

    /// <summary>All layers, outermost first; at least one.</summary>
    public IReadOnlyList<CMMErrorLayer> Chain { get; }

    internal static CMMError FromNative(string fullMessage, int specificCode, Interop.CoreErrorLayer[] layers)
    {
        CMMErrorLayer[] chain = [.. layers.Select(layer => new CMMErrorLayer(layer.Message, layer.Code))];
        return new CMMError(fullMessage, specificCode, chain, InnerOf(chain));
    }

    private static CMMError? InnerOf(CMMErrorLayer[] chain)
    {
        if (chain.Length < 2)
            return null;
        var rest = chain[1..];
        return new CMMError(Joined(rest), SpecificOf(rest), rest, InnerOf(rest));
    }

    private static string Joined(ReadOnlySpan<CMMErrorLayer> chain) =>
        chain.Length == 1 ? chain[0].Message : $"{chain[0].Message} [ {Joined(chain[1..])} ]";

    private static int SpecificOf(CMMErrorLayer[] chain) =>
        chain.FirstOrDefault(layer => layer.Code != CoreErrorCode.Generic, chain[^1]).Code;
}

/// <summary>One layer of a <see cref="CMMError"/>.</summary>
/// <param name="Message">What went wrong, seen from this layer.</param>
/// <param name="Code">One of <see cref="CoreErrorCode"/>, or a device's own number.</param>
public readonly record struct CMMErrorLayer(string Message, int Code);
