using System.Numerics;
using System.Runtime.InteropServices;
using CsCheck;

namespace LenslessScope.Imaging.Tests;

/// <summary>What is written as OME-TIFF is read back, whatever the shape, the pixels and the texts.</summary>
public sealed class OmeTiffLawTests : IDisposable
{
    // Texts that XML has to escape, and letters beyond 16 bits.
    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Char, Gen.Char["<>&\"' \t\n\r]"], Gen.Char[' ', '~'])
        .Array[0, 20].Select(letters => string.Concat(
            new string(letters).EnumerateRunes().Where(SeriesDescription.CanKeep)));

    private static readonly Gen<OmeMetadata> s_metadata = Gen.Select(s_text, s_text.Null(),
        Gen.Double[1e-3, 1e3].Nullable(), Gen.Double[100, 2000].Nullable(), Gen.Double[-1e6, 1e6].Nullable(),
        Gen.Double[0, 1e5].Nullable(), Gen.Dictionary(s_text, s_text)[0, 3],
        (name, description, pixelUm, wavelengthNm, zUm, exposureMs, annotations) => new OmeMetadata
        {
            Name = "x" + name, Description = description, ChannelName = description, PixelUm = pixelUm,
            WavelengthNm = wavelengthNm, ZUm = zUm, ExposureMs = exposureMs, Annotations = annotations,
        });

    private static readonly Gen<(TiffCompression, bool)> s_packing =
        Gen.Select(Gen.OneOf(TiffCompression.None, TiffCompression.Deflate), Gen.Bool);

    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly Gen<SeriesPlane> s_plane = Gen.Select(
        Gen.Long[0, 1 << 30], Gen.Int[0, 1 << 30], Gen.Long[0, 1L << 60].Nullable(), Gen.Double[0, 1e5].Nullable(),
        Gen.Double[-1e5, 1e5].Nullable(), Gen.Double[100, 2000].Nullable(),
        (number, laterUs, timestampNs, exposureMs, positionUm, wavelengthNm) => new SeriesPlane
        {
            Number = number, Time = s_start.AddMicroseconds(laterUs), TimestampNs = timestampNs,
            Clock = timestampNs == null ? null : "monotonic", ExposureMs = exposureMs,
            XUm = positionUm, YUm = -positionUm, ZUm = positionUm, WavelengthNm = wavelengthNm,
        });

    private readonly TemporaryFolder _temp = new();
    private int _files;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Bytes_come_back() => ComeBack(Gen.Byte, "uint8");

    [Fact]
    public void Words_come_back() => ComeBack(Gen.UShort, "uint16");

    [Fact]
    public void Numbers_come_back() => ComeBack(Gen.Float, "float");

    [Fact]
    public void A_stack_comes_back_plane_by_plane_at_its_positions() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Double[-1e3, 1e3].Array[1, 6], s_packing).SelectMany(of =>
            Gen.UShort.Array[of.Item1 * of.Item2].Array[of.Item3.Length].Select(planes => (of, planes)))
        .Sample(sample =>
        {
            var ((height, width, positions, (compression, big)), planes) = sample;
            var zUm = positions.Distinct().Order().ToArray();
            var path = NewFile();
            OmeTiff.WriteStackOfAny(path, zUm, i => new Image<ushort>(height, width, planes[i]),
                new OmeMetadata { Name = "x" }, compression, "uint16", big);
            Assert.Equal(zUm.Length, ImageFile.PageCount(path));
            for (var page = 0; page < zUm.Length; page++)
            {
                var read = ImageFile.Read(path, page);
                Assert.Equal(planes[page], read.Samples<ushort>().ToArray());
                Assert.Equal(zUm[page], read.ZUm);
            }
            File.Delete(path);
        });

    [Fact]
    public void A_series_comes_back_frame_by_frame_with_what_is_known_of_each() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Enum<SeriesPixels>(), Gen.Enum<TiffCompression>(),
            Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 3], s_text).SelectMany(of =>
        {
            var (height, width, pixels, compression, sizeT, channels, sizeZ, text) = of;
            var series = new SeriesDescription
            {
                Name = "x" + text, Height = height, Width = width, Pixels = pixels, Compression = compression,
                SizeT = sizeT, SizeZ = sizeZ, Capacity = sizeT * channels * sizeZ, AcquiredAt = s_start,
                ChannelNames = [.. Enumerable.Range(0, channels).Select(c => $"{text} {c}")],
            };
            var frame = Gen.Select(Gen.Byte.Array[(int)series.FrameBytes], s_plane);
            return Gen.Select(Gen.Shuffle(Places(series), 1, series.Capacity), frame.Array[series.Capacity],
                (places, frames) => (series, frames: places.Zip(frames, (place, frame) =>
                    (frame.Item1, frame.Item2 with { T = place.T, C = place.C, Z = place.Z })).ToArray()));
        }).Sample(sample =>
        {
            var (series, frames) = sample;
            var path = NewFile();
            var pages = new List<SeriesPage>();
            using (var file = OmeTiffSeries.Open(path, series, out _))
                foreach (var (bytes, plane) in frames)
                    pages.Add(file.Append(bytes, plane));
            using (var check = SeriesCheck.Open(path, out _))
            {
                Assert.Empty(check!.Problems());
                Assert.Equal(pages.Select(page => page.Checksum), pages.Select(page => check.Checksum(page.Page)));
            }
            Assert.Equal(pages, OmeTiffSeries.PagesOf(path));
            // They were appended in any order; the file says which comes first.
            var inOrder = pages.OrderBy(page => (page.Plane.T, page.Plane.Z, page.Plane.C)).ToList();
            foreach (var (page, (bytes, plane)) in pages.Zip(frames))
            {
                var read = ImageFile.Read(path, inOrder.IndexOf(page));
                Assert.Equal(bytes, series.Pixels == SeriesPixels.Gray16
                    ? MemoryMarshal.AsBytes(read.Samples<ushort>()).ToArray() : read.Samples<byte>().ToArray());
                Assert.Equal(plane, page.Plane);
            }
            File.Delete(path);
        });

    private static (int T, int C, int Z)[] Places(SeriesDescription of) =>
        [.. from t in Enumerable.Range(0, of.SizeT)
            from c in Enumerable.Range(0, of.ChannelNames.Count)
            from z in Enumerable.Range(0, of.SizeZ)
            select (t, c, z)];

    private void ComeBack<T>(Gen<T> pixel, string type) where T : unmanaged, INumber<T> =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30]).SelectMany(size => Gen.Select(Gen.Const(size),
            pixel.Array[size.Item1 * size.Item2], s_metadata, s_packing))
        .Sample((size, pixels, metadata, packing) =>
        {
            var path = NewFile();
            OmeTiff.WriteAny(path, new Image<T>(size.Item1, size.Item2, pixels), metadata, packing.Item1, type,
                packing.Item2);
            var read = ImageFile.Read(path);
            Assert.Equal((size.Item1, size.Item2, 1), (read.Height, read.Width, read.Channels));
            Assert.True(MemoryMarshal.AsBytes(pixels.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(read.Samples<T>())));
            Assert.Equal((metadata.PixelUm, metadata.WavelengthNm, metadata.ZUm, metadata.ExposureMs),
                (read.PixelUm, read.WavelengthNm, read.ZUm, read.ExposureMs));
            File.Delete(path);
        });

    // Samples run on several threads.
    private string NewFile() => _temp.File($"{Interlocked.Increment(ref _files)}.ome.tif");
}
