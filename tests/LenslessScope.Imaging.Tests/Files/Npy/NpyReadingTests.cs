using System.Text;

namespace LenslessScope.Imaging.Tests;

public sealed class NpyReadingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    /// <summary>A file by the specification (NEP 1): magic, version, length, a dictionary, the numbers.</summary>
    internal static byte[] Npy(string type, string columnsFirst, string shape, byte[] numbers, int version = 1)
    {
        var header = $"{{'descr': {type}, 'fortran_order': {columnsFirst}, 'shape': ({shape}), }}\n";
        var length = version == 1
            ? BitConverter.GetBytes((ushort)header.Length)
            : BitConverter.GetBytes((uint)header.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. Encoding.Latin1.GetBytes(header), .. numbers];
    }

    [Theory]
    [MemberData(nameof(SampleKindTests.Kinds), MemberType = typeof(SampleKindTests))]
    public void Every_value_is_exact(string type, bool bigEndian)
    {
        var values = SampleKindTests.ValuesOf(type);
        var numbers = new HandmadeTiff(bigEndian).Samples(values, type);
        var path = _temp.Write("x.npy", Npy($"'{(bigEndian ? '>' : '<')}{type}'", "False", "3, 5", numbers));
        var image = ImageFile.Read(path);
        Assert.Equal((3, 5, ImageFormat.Npy, 1), (image.Height, image.Width, image.Format, image.PageCount));
        Assert.Equal(values, SampleKindTests.SamplesOf(image, type));
    }

    [Theory]
    [InlineData("numpy.arange(6, dtype='u2').reshape(2, 3)", 1, 2, 3, 1)]
    [InlineData("numpy.asfortranarray(numpy.arange(6, dtype='>f8').reshape(2, 3))", 1, 2, 3, 1)]
    [InlineData("numpy.arange(240, dtype='<i4').reshape(4, 5, 12)", 4, 5, 12, 1)]
    [InlineData("numpy.asfortranarray(numpy.arange(240, dtype='u1').reshape(4, 5, 12))", 4, 5, 12, 1)]
    [InlineData("numpy.arange(60, dtype='f2').reshape(4, 5, 3)", 1, 4, 5, 3)]
    [InlineData("numpy.asfortranarray(numpy.arange(60, dtype='u2').reshape(4, 5, 3))", 1, 4, 5, 3)]
    [InlineData("numpy.arange(80, dtype='u1').reshape(4, 5, 4)", 1, 4, 5, 3)]
    [InlineData("numpy.arange(240, dtype='f4').reshape(4, 4, 5, 3)", 4, 4, 5, 3)]
    public void Arrays_that_NumPy_saves_are_read_in_every_shape_and_version(string array, int pages, int height,
        int width, int channels)
    {
        var found = Python.Run(["numpy"], """
            import sys, json, numpy, numpy.lib.format as format
            a = eval(sys.argv[1])
            for version in [(1, 0), (2, 0), (3, 0)]:
                with open(sys.argv[2] + '/%d.npy' % version[0], 'wb') as file:
                    format.write_array(file, a, version=version)
            print(json.dumps(a[..., :3].ravel().tolist() if a.shape[-1] == 4 else a.ravel().tolist()))
            """, array, _temp.Path);
        double[] expected = [.. found.EnumerateArray().Select(number => number.GetDouble())];
        foreach (var version in new[] { 1, 2, 3 })
        {
            var path = _temp.File($"{version}.npy");
            Assert.Equal(pages, ImageFile.PageCount(path));
            for (var page = 0; page < pages; page++)
            {
                var image = ImageFile.Read(path, page);
                Assert.Equal((height, width, channels, page), (image.Height, image.Width, image.Channels, image.Page));
                var name = image.SampleFormat switch
                {
                    SampleFormat.WholeNumber => "u",
                    SampleFormat.SignedWholeNumber => "i",
                    _ => "f",
                } + image.BitsPerSample / 8;
                Assert.Equal(expected.Chunk(height * width * channels).ElementAt(page),
                    SampleKindTests.SamplesOf(image, name));
            }
        }
    }

    [Theory]
    [InlineData("'<i8'", "2, 2", "of type <i8; they must be u1")]
    [InlineData("'|O'", "2, 2", "of type |O; they must be")]
    [InlineData("[('a', '<u2')]", "2, 2", "a structure; they must be")]
    [InlineData("'|u1'", "4", "its shape is (4); it must be rows × columns")]
    [InlineData("'|u1'", "", "its shape is (); it must be")]
    [InlineData("'|u1'", "0, 4", "each axis must have 1")]
    [InlineData("'|u1'", "-2, 2", "each axis must have 1")]
    [InlineData("'|u1'", "2, 3", "needs 6 bytes")]
    [InlineData("'|u1'", "2147483647, 2147483647", "at most 2147483648 bytes")]
    [InlineData("'|u1'", "2147483647, 2, 2", "needs 8589934588 bytes")]
    public void What_cannot_be_read_is_refused_with_the_way_out(string type, string shape, string part) =>
        Assert.Contains(part, Assert.Throws<ImageFileException>(
            () => ImageFile.Read(_temp.Write("x.npy", Npy(type, "False", shape, new byte[4])))).Reason);

    [Fact]
    public void A_page_too_many_is_refused() => Assert.Contains("page 2 was asked for; it has 2",
        Assert.Throws<ImageFileException>(() => ImageFile.Read(
            _temp.Write("x.npy", Npy("'|u1'", "False", "2, 1, 2", new byte[4])), 2)).Reason);

    [Fact]
    public void An_HDF5_file_is_refused_with_the_way_out()
    {
        var path = _temp.Write("scan.h5", [0x89, .. "HDF\r\n"u8, 0x1A, 0x0A, 0, 0]);
        var reason = Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason;
        Assert.Contains("it is an HDF5 file", reason);
        Assert.Contains("import h5py, numpy; numpy.save('frames.npy', h5py.File('scan.h5')['DATASET'])", reason);
        Assert.Throws<ImageFileException>(() => ImageFile.PageCount(path));
    }
}
