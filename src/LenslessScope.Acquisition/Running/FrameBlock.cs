namespace LenslessScope.Acquisition;

/// <summary>
/// Frames that are taken together, and their states: one alone as a snap, several as one sequence of the camera.
/// </summary>
internal sealed record FrameBlock(IReadOnlyList<PlannedFrame> Frames, IReadOnlyList<FrameState> States);

/// <summary>Cuts the frames of a plan into blocks.</summary>
/// <param name="sequences">Knows what the devices can step through by themselves.</param>
/// <param name="stateOf">The state that a frame needs.</param>
/// <param name="follow">
/// Whether the focus moves the stage: then a block ends with the frame in which it is looked for.
/// </param>
internal sealed class FrameBlocks(HardwareSequences sequences, Func<PlannedFrame, FrameState> stateOf, bool follow)
{
    /// <summary>Frames of one block at most, so that a plan without an end needs no more memory.</summary>
    internal const int Longest = 100_000;

    /// <summary>The blocks, lazily; together they hold exactly the frames, in their order.</summary>
    public IEnumerable<FrameBlock> Of(IEnumerable<PlannedFrame> frames)
    {
        List<PlannedFrame> block = [];
        List<FrameState> states = [];
        foreach (var frame in frames)
        {
            var state = stateOf(frame);
            if (block.Count > 0 && !Continues(block, states, frame, state))
            {
                yield return new FrameBlock(block, states);
                (block, states) = ([], []);
            }
            block.Add(frame);
            states.Add(state);
        }
        if (block.Count > 0)
            yield return new FrameBlock(block, states);
    }

    private bool Continues(List<PlannedFrame> block, List<FrameState> states, PlannedFrame next, FrameState state)
    {
        var (previous, before) = (block[^1], states[^1]);
        return block.Count < Longest
            && (next.Due is null || next.Due <= block[0].Due)
            && (next.Kind, next.Stack, next.LightOff) == (previous.Kind, previous.Stack, previous.LightOff)
            && previous.Averages == 1 && next.Averages == 1
            && !(follow && previous.FindFocus)
            && sequences.CanStep(states[0], before, state, block.Count + 1);
    }
}
