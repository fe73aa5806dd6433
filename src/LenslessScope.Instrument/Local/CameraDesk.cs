using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Hands the camera out to one user at a time.</summary>
internal sealed class CameraDesk(CMMCore core, TimeProvider time)
{
    private readonly Lock _lock = new();
    private CameraUse? _use; // guarded by _lock

    public CameraUse? Use
    {
        get
        {
            lock (_lock)
                return _use;
        }
    }

    /// <exception cref="CameraInUseException">Somebody has all devices.</exception>
    public void ThrowIfAllInUse()
    {
        if (Use is { AllDevices: true } use)
            throw new CameraInUseException(use);
    }

    /// <summary>Takes the camera; disposing what is returned gives it back.</summary>
    /// <exception cref="CameraInUseException">Somebody else has it.</exception>
    public IDisposable Take(string user, bool allDevices)
    {
        var use = new CameraUse(core.GetCameraDevice(), user, time.GetUtcNow(), allDevices);
        lock (_lock)
        {
            if (_use is { } other)
                throw new CameraInUseException(other);
            _use = use;
        }
        return new Loan(this, use);
    }

    private void GiveBack(CameraUse use)
    {
        lock (_lock)
            if (ReferenceEquals(_use, use))
                _use = null;
    }

    private sealed class Loan(CameraDesk desk, CameraUse use) : IDisposable
    {
        public void Dispose() => desk.GiveBack(use);
    }
}
