namespace LenslessScope.Acquisition;

/// <summary>
/// The frames of a plan that lie in one place in the sample, or one kind of reference frames: one file, or several
/// where it grows too large.
/// </summary>
/// <param name="Name">Unlike all others; the file's name without its ending: <c>dark</c>, <c>background</c>, the
/// position, or the plan where it has no positions.</param>
/// <param name="Kind">What its frames are for.</param>
/// <param name="SizeT">Time points; of reference frames how many of each channel; at least 1.</param>
/// <param name="ChannelNames">One for each channel of the stack, in their order; at least one.</param>
/// <param name="SizeZ">Positions of the focus stage; at least 1.</param>
/// <param name="ZStepUm">The distance between neighbours, µm; null where it differs or there is one.</param>
/// <param name="DimensionOrder">The order in which frames come, as OME names it, fastest first: XYZCT and so on. Of the
/// axes that count as channels the slowest decides.</param>
/// <param name="Frames">How many frames the plan has in it.</param>
public sealed record PlannedStack(string Name, FrameKind Kind, int SizeT, IReadOnlyList<string> ChannelNames, int SizeZ,
    double? ZStepUm, string DimensionOrder, long Frames);
