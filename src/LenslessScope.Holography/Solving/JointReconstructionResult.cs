namespace LenslessScope.Holography;

/// <summary>What a joint reconstruction is doing.</summary>
public enum JointStage
{
    /// <summary>searching for the focus of a frame.</summary>
    Focusing,

    /// <summary>Comparing a frame with the first.</summary>
    Registering,

    /// <summary>Solving for the field.</summary>
    Solving,
}

/// <summary>How far a joint reconstruction has come.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Frame">Which frame, from 0; 0 while solving.</param>
/// <param name="Fraction">Part of that stage, for that frame, that is done, 0 to 1.</param>
public readonly record struct JointProgress(JointStage Stage, int Frame, double Fraction);

/// <summary>One frame of a joint reconstruction.</summary>
public sealed record JointFrame
{
    /// <summary>Light and geometry as recorded.</summary>
    public required Optics Optics { get; init; }

    /// <summary>The search for its distance; null when that was given.</summary>
    public required FocusResult? Focus { get; init; }

    /// <summary>Distance from sample to sensor that was used, µm.</summary>
    public required double ZUm { get; init; }

    /// <summary>How it lies against the first frame.</summary>
    public required FrameRegistrationResult Registration { get; init; }
}

/// <summary>One field made of several frames, and how.</summary>
public sealed record JointReconstructionResult
{
    /// <summary>What was asked for.</summary>
    public required JointReconstructionSettings Settings { get; init; }

    /// <summary>The frames in their order.</summary>
    public required IReadOnlyList<JointFrame> Frames { get; init; }

    /// <summary>
    /// The field in the sample's plane, over the area of the first frame less <see cref="MarginPx"/>,
    /// at its wavelength.
    /// </summary>
    public required ComplexField Field { get; init; }

    /// <summary>Pixels cut off on every side because turned frames do not reach there.</summary>
    public required int MarginPx { get; init; }

    /// <summary>The iterations and their convergence; null with back-propagation.</summary>
    public required PhaseRetrievalResult? Retrieval { get; init; }

    /// <summary>What may spoil the result, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
