using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// What devices can step through by themselves, one step for each exposure of the camera: properties, the exposure
/// time, the stages. Loaded before the camera starts, stopped after it.
/// </summary>
internal sealed class HardwareSequences(CMMCore core)
{
    private readonly Dictionary<(string Device, string Property), long> _longest = [];

    /// <summary>Whether a sequence in which a state follows another can be that long.</summary>
    /// <param name="first">The state that it starts with.</param>
    /// <param name="before">The state before the new one.</param>
    /// <param name="next">The new state.</param>
    /// <param name="length">Frames of the sequence with the new one.</param>
    public bool CanStep(FrameState first, FrameState before, FrameState next, int length)
    {
        // A property that only one of them asks for has no value in the other that a sequence could be loaded with.
        return next.DifferentProperties(before).Concat(next.DifferentProperties(first)).Distinct().All(key =>
                next.Properties.ContainsKey(key) && before.Properties.ContainsKey(key) && length <= LongestOf(key))
            && (Same(s => s.ExposureMs) || (next.ExposureMs.HasValue && length <= LongestExposures()))
            && (Same(s => s.ZUm) || (next.ZUm.HasValue && length <= LongestFocus()))
            && (Same(s => (s.XUm, s.YUm)) || (next is { XUm: not null, YUm: not null } && length <= LongestXY()));

        bool Same<T>(Func<FrameState, T> part) =>
            Equals(part(next), part(before)) && Equals(part(next), part(first));
    }

    /// <summary>
    /// Loads and starts what differs between the states; a camera's sequence then steps through them.
    /// </summary>
    /// <returns>Stops it again. To be disposed after the camera's sequence, also when that failed.</returns>
    /// <exception cref="CMMError">A device refused; what had been started is stopped.</exception>
    public Stepping Start(IReadOnlyList<FrameState> states)
    {
        var stop = new Stepping();
        try
        {
            foreach (var key in states.Skip(1).SelectMany(s => s.DifferentProperties(states[0])).Distinct())
            {
                core.LoadPropertySequence(key.Device, key.Property, states.Select(s => s.Properties[key]));
                core.StartPropertySequence(key.Device, key.Property);
                stop.Add(() => core.StopPropertySequence(key.Device, key.Property));
            }
            if (Differs(states, s => s.ExposureMs))
            {
                var camera = core.GetCameraDevice();
                core.LoadExposureSequence(camera, states.Select(s => s.ExposureMs!.Value));
                core.StartExposureSequence(camera);
                stop.Add(() => core.StopExposureSequence(camera));
            }
            if (Differs(states, s => s.ZUm))
            {
                var stage = core.GetFocusDevice();
                core.LoadStageSequence(stage, states.Select(s => s.ZUm!.Value));
                core.StartStageSequence(stage);
                stop.Add(() => core.StopStageSequence(stage));
            }
            if (Differs(states, s => (s.XUm, s.YUm)))
            {
                var stage = core.GetXYStageDevice();
                core.LoadXYStageSequence(stage, states.Select(s => s.XUm!.Value), states.Select(s => s.YUm!.Value));
                core.StartXYStageSequence(stage);
                stop.Add(() => core.StopXYStageSequence(stage));
            }
            return stop;
        }
        catch
        {
            stop.Dispose();
            throw;
        }
    }

    private static bool Differs<T>(IReadOnlyList<FrameState> states, Func<FrameState, T> part) =>
        states.Skip(1).Any(state => !Equals(part(state), part(states[0])));

    private long LongestOf((string Device, string Property) key)
    {
        if (!_longest.TryGetValue(key, out var longest))
        {
            longest = core.IsPropertySequenceable(key.Device, key.Property)
                ? core.GetPropertySequenceMaxLength(key.Device, key.Property) : 0;
            _longest[key] = longest;
        }
        return longest;
    }

    private long LongestExposures() => Longest(core.GetCameraDevice(), "exposure time", core.IsExposureSequenceable,
        core.GetExposureSequenceMaxLength);

    private long LongestFocus() => Longest(core.GetFocusDevice(), "z", core.IsStageSequenceable,
        core.GetStageSequenceMaxLength);

    private long LongestXY() => Longest(core.GetXYStageDevice(), "xy", core.IsXYStageSequenceable,
        core.GetXYStageSequenceMaxLength);

    private long Longest(string device, string what, Func<string, bool> can, Func<string, long> length)
    {
        var key = (device, $" {what}"); // no property's name starts with a space
        if (!_longest.TryGetValue(key, out var longest))
            _longest[key] = longest = device.Length > 0 && can(device) ? length(device) : 0;
        return longest;
    }

    /// <summary>Devices that step; disposed, they stop.</summary>
    internal sealed class Stepping : IDisposable
    {
        private readonly List<Action> _stops = [];

        /// <summary>Whether any device steps.</summary>
        public bool Any => _stops.Count > 0;

        internal void Add(Action stop) => _stops.Add(stop);

        public void Dispose()
        {
            CMMError? first = null;
            foreach (var stop in Enumerable.Reverse(_stops))
            {
                try
                {
                    stop();
                }
                catch (CMMError error)
                {
                    first ??= error;
                }
            }
            _stops.Clear();
            if (first != null)
                throw first;
        }
    }
}
