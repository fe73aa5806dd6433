using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Frames of a block as the devices give them: set up, exposed, averaged, with their records.</summary>
/// <param name="core">The core.</param>
/// <param name="plan">Which is run.</param>
/// <param name="setup">Brings the devices into a frame's state.</param>
/// <param name="sequences">What devices step through by themselves.</param>
/// <param name="records">Asks for what is known of a frame.</param>
internal sealed class FrameExposures(CMMCore core, Plan plan, DeviceSetup setup, HardwareSequences sequences,
    FrameRecords records)
{
    private readonly FrameCapture _capture = new(core, plan.OnFailure.StallTimeout);
    private FrameShape? _shape; // of the frames so far; null before the first

    /// <summary>
    /// One alone as a snap, several as one sequence. However the enumeration ends, camera and devices have stopped.
    /// </summary>
    /// <param name="block">The frames.</param>
    /// <param name="left">Those of them that are to be taken, in their order, and which try of each it is.</param>
    /// <exception cref="CMMError">A device failed.</exception>
    /// <exception cref="SequenceEndedException">Fewer frames came.</exception>
    /// <exception cref="TimeoutException">No frame came in time.</exception>
    /// <exception cref="UnusableFrameException">A frame cannot be read, or is unlike those before.</exception>
    /// <exception cref="PlanException">The plan needs grey frames, and the camera gives colour.</exception>
    public async IAsyncEnumerable<(int Index, TakenFrame Taken)> Of(FrameBlock block,
        IReadOnlyList<(int Index, int Attempt)> left)
    {
        setup.Apply(block.Frames[left[0].Index], block.States[left[0].Index]);
        if (_shape is null) // later, another pixel type is the camera's fault
            PlanException.ThrowIfAny(ColourRules.Check(plan, core.GetCameraDevice(), PixelTypes.OfCamera(core)));
        records.Begin();
        if (left.Count == 1)
        {
            yield return Taken(0, await SnapAsync(block.Frames[left[0].Index].Averages).ConfigureAwait(false));
            yield break;
        }
        using var stepping = sequences.Start([.. left.Select(frame => block.States[frame.Index])]);
        try
        {
            await foreach (var (position, pixels) in _capture.SequenceAsync(left.Count).ConfigureAwait(false))
                yield return Taken(position, Alike(pixels));
        }
        finally
        {
            if (stepping.Any)
                setup.Forget(); // the devices stand wherever their steps ended
        }

        (int, TakenFrame) Taken(int position, Frame pixels)
        {
            var (i, attempt) = left[position];
            try
            {
                return (i, new TakenFrame(block.Frames[i], pixels,
                    records.Of(block.Frames[i], block.States[i], pixels, attempt)));
            }
            catch
            {
                pixels.Dispose();
                throw;
            }
        }
    }

    /// <summary>Nothing is known of the devices' state any more.</summary>
    public void Forget() => setup.Forget();

    private async Task<Frame> SnapAsync(int averages)
    {
        var frame = Alike(await _capture.SnapAsync().ConfigureAwait(false));
        if (averages == 1)
            return frame;
        using (frame)
        {
            var average = new FrameAverage();
            average.Add(frame);
            for (var i = 1; i < averages; i++)
            {
                using var next = Alike(await _capture.SnapAsync().ConfigureAwait(false));
                average.Add(next);
            }
            return frame.With(average.Mean(frame.PixelType));
        }
    }

    private Frame Alike(Frame frame)
    {
        var shape = FrameShape.Of(frame);
        if ((_shape ??= shape) == shape)
            return frame;
        frame.Dispose();
        throw new UnusableFrameException($"The camera '{core.GetCameraDevice()}' gives {shape}, earlier frames " +
            $"have {_shape}; all frames of a run must be alike. Restore its size, binning and pixel type.");
    }
}
