using System.Buffers.Binary;
using System.Globalization;

namespace LenslessScope.MMCore.Tests;

/// <summary>A camera that plays known pictures: 16 bits, every pixel of every frame another number.</summary>
internal sealed class Recording : IDisposable
{
    public const int Width = 7;
    public const int Height = 5;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly CMMCore _core;

    public Recording(CMMCore core, int frames, string label = "Camera")
    {
        _core = core;
        for (var frame = 0; frame < frames; frame++)
            File.WriteAllBytes(_folder.File($"{frame:000}.tif"), Tiff(Pixels(frame)));
        core.LoadDevice(label, "LenslessSim", "RecordedCamera");
        core.SetProperty(label, "Folder", _folder.Path);
        core.InitializeDevice(label);
        core.SetProperty(label, "FrameInterval-ms", 0L);
        core.SetCameraDevice(label);
    }

    public static ushort[] Pixels(int frame) =>
        [.. Enumerable.Range(0, Width * Height).Select(i => (ushort)(1000 * frame + 257 * i))];

    public void WaitForFrames(int count)
    {
        var end = DateTime.UtcNow + _patience;
        while (_core.GetRemainingImageCount() < count)
        {
            Assert.True(DateTime.UtcNow < end,
                string.Create(CultureInfo.InvariantCulture,
                    $"{_core.GetRemainingImageCount()} of {count} frames came."));
            Thread.Sleep(1);
        }
    }

    public void Dispose() => _folder.Dispose();

    // The smallest grey TIFF there is: header, pixels, one directory.
    private static byte[] Tiff(ushort[] pixels)
    {
        const ushort Short = 3, Long = 4;
        var bytes = 2 * pixels.Length;
        (ushort Tag, ushort Type, int Value)[] fields =
        [
            (256, Short, Width), (257, Short, Height), (258, Short, 16), (259, Short, 1), (262, Short, 1),
            (273, Long, 8), (277, Short, 1), (278, Short, Height), (279, Long, bytes),
        ];
        var directory = 8 + bytes;
        var file = new byte[directory + 2 + 12 * fields.Length + 4];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), directory);
        for (var i = 0; i < pixels.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8 + 2 * i), pixels[i]);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(directory), (ushort)fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            var entry = file.AsSpan(directory + 2 + 12 * i);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, fields[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], fields[i].Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], fields[i].Value);
        }
        return file;
    }
}
