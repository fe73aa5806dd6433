namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>
    /// Sets the region of interest, in pixels of the full frame at the present binning. Clears the buffer.
    /// </summary>
    public void SetROI(int x, int y, int xSize, int ySize) => _native.setROI(x, y, xSize, ySize);

    /// <summary>As <see cref="SetROI(int, int, int, int)"/>, of one camera.</summary>
    public void SetROI(string label, int x, int y, int xSize, int ySize) => _native.setROI(label, x, y, xSize, ySize);

    /// <summary>The region of interest, in pixels of the full frame at the present binning.</summary>
    public (int X, int Y, int XSize, int YSize) GetROI()
    {
        _native.getROI(out var x, out var y, out var xSize, out var ySize);
        return (x, y, xSize, ySize);
    }

    /// <summary>As <see cref="GetROI()"/>, of one camera.</summary>
    public (int X, int Y, int XSize, int YSize) GetROI(string label)
    {
        _native.getROI(label, out var x, out var y, out var xSize, out var ySize);
        return (x, y, xSize, ySize);
    }

    /// <summary>Takes the full frame again. Clears the buffer.</summary>
    public void ClearROI() => _native.clearROI();

    /// <summary>Sets the exposure, in milliseconds.</summary>
    public void SetExposure(double exp) => _native.setExposure(exp);

    /// <summary>Sets the exposure of one camera, in milliseconds.</summary>
    public void SetExposure(string cameraLabel, double dExp) => _native.setExposure(cameraLabel, dExp);

    /// <summary>The exposure, in milliseconds.</summary>
    public double GetExposure() => _native.getExposure();

    /// <summary>The exposure of one camera, in milliseconds.</summary>
    public double GetExposure(string label) => _native.getExposure(label);

    /// <summary>How many pixels, in each direction, make one.</summary>
    public long GetBinning() => _native.getBinning();

    /// <summary>As <see cref="GetBinning()"/>, of one camera.</summary>
    public long GetBinning(string label) => _native.getBinning(label);

    /// <summary>The binnings that the camera offers.</summary>
    public IReadOnlyList<long> GetAllowedBinningValues() => Taken(_native.getAllowedBinningValues());

    /// <summary>The binnings that one camera offers.</summary>
    public IReadOnlyList<long> GetAllowedBinningValues(string label) => Taken(_native.getAllowedBinningValues(label));

    /// <summary>Sets how many pixels, in each direction, make one.</summary>
    public void SetBinning(long binning) => _native.setBinning(binning);

    /// <summary>As <see cref="SetBinning(long)"/>, of one camera.</summary>
    public void SetBinning(string label, long binning) => _native.setBinning(label, binning);

    /// <summary>
    /// Exposes one picture; <see cref="GetFrame()"/> then gives it. With auto-shutter the shutter opens before and
    /// closes after. Not while the camera runs a sequence.
    /// </summary>
    public void SnapImage() => _native.snapImage();

    /// <summary>Columns of the pictures that the camera will take; 0 without a camera.</summary>
    public int GetImageWidth() => (int)_native.getImageWidth();

    /// <summary>Rows of the pictures that the camera will take; 0 without a camera.</summary>
    public int GetImageHeight() => (int)_native.getImageHeight();

    /// <summary>Bytes of one pixel, all components together; 0 without a camera.</summary>
    public int GetBytesPerPixel() => (int)_native.getBytesPerPixel();

    /// <summary>Bits of one component that carry signal, for example 10 in 2 bytes; 0 without a camera.</summary>
    public int GetImageBitDepth() => (int)_native.getImageBitDepth();

    /// <summary>Components of one pixel: 1 for grey, 4 for colour; 0 without a camera.</summary>
    public int GetNumberOfComponents() => (int)_native.getNumberOfComponents();

    /// <summary>How many pictures one exposure gives; 0 without a camera.</summary>
    public int GetNumberOfCameraChannels() => (int)_native.getNumberOfCameraChannels();

    /// <summary>The name of a camera channel.</summary>
    /// <param name="channelNr">0 to <see cref="GetNumberOfCameraChannels"/> − 1.</param>
    public string GetCameraChannelName(int channelNr)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channelNr);
        return _native.getCameraChannelName((uint)channelNr);
    }

    /// <summary>Bytes of one picture; 0 without a camera.</summary>
    public long GetImageBufferSize() => _native.getImageBufferSize();

    /// <summary>Sets whether the shutter opens by itself for each picture and sequence.</summary>
    public void SetAutoShutter(bool state) => _native.setAutoShutter(state);

    /// <summary>Whether the shutter opens by itself for each picture and sequence.</summary>
    public bool GetAutoShutter() => _native.getAutoShutter();

    /// <summary>Opens or closes the shutter.</summary>
    public void SetShutterOpen(bool state) => _native.setShutterOpen(state);

    /// <summary>Whether the shutter is open.</summary>
    public bool GetShutterOpen() => _native.getShutterOpen();

    /// <summary>Opens or closes one shutter.</summary>
    public void SetShutterOpen(string shutterLabel, bool state) => _native.setShutterOpen(shutterLabel, state);

    /// <summary>Whether one shutter is open.</summary>
    public bool GetShutterOpen(string shutterLabel) => _native.getShutterOpen(shutterLabel);
}
