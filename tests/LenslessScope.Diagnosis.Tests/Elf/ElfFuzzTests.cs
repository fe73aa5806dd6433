using System.Buffers.Binary;
using System.Diagnostics;
using CsCheck;

namespace LenslessScope.Diagnosis.Tests;

/// <summary>
/// Whatever lies in a file, the answer is an image or an <see cref="ElfException"/>, never another exception, and it
/// comes soon.
/// </summary>
public sealed class ElfFuzzTests : IDisposable
{
    // Reading takes milliseconds; the bound only tells work that ends from work that a damaged number drives on.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-Wl,--strip-all")]
    [InlineData("-Wl,--hash-style=sysv")]
    [InlineData("-Wl,--hash-style=gnu")]
    public void A_damaged_file_is_refused_or_read(string option)
    {
        var whole = Library(option);
        int refused = 0, read = 0;
        Damaged(whole).Sample(bytes =>
        {
            if (IsRead(bytes))
                Interlocked.Increment(ref read);
            else
                Interlocked.Increment(ref refused);
        }, iter: 800, print: bytes => Changes(whole, bytes));
        Assert.True(refused > 50 && read > 50, $"{refused} refused, {read} read");
    }

    [Fact]
    public void A_file_that_ends_anywhere_is_refused_or_read()
    {
        var whole = Library("-Wl,--strip-all");
        // Every end within the headers and tables at the front, and a thousand behind.
        foreach (var length in Enumerable.Range(0, Math.Min(2048, whole.Length))
            .Concat(Enumerable.Range(0, 1000).Select(i => (int)(whole.LongLength * i / 1000))))
            _ = IsRead(whole[..length]);
        Assert.True(IsRead(whole));
    }

    private byte[] Library(string option) => File.ReadAllBytes(DoctorAdapter.Build(_folder, "Whole",
        DoctorAdapter.Source(more: "#include <string>\nstd::string Text() { return std::string(100, 'x'); }"), option));

    private bool IsRead(byte[] bytes)
    {
        // Samples run on several threads.
        var file = _folder.Write($"{Environment.CurrentManagedThreadId}", bytes);
        var watch = Stopwatch.StartNew();
        try
        {
            Assert.NotNull(ElfReader.Read(file));
            return true;
        }
        catch (ElfException e)
        {
            Assert.NotEmpty(e.Message);
            return false;
        }
        finally
        {
            Assert.True(watch.Elapsed < s_patience, $"It took {watch.Elapsed}.");
        }
    }

    // Tables are arrays of words of 2, 4 and 8 bytes: some changes put a whole number into one. The headers, which lie
    // at the front, matter most, and the section headers at the end.
    private static Gen<byte[]> Damaged(byte[] whole)
    {
        var where = Gen.OneOf(Gen.Int[0, Math.Min(1024, whole.Length) - 1], Gen.Int[0, whole.Length - 1],
            Gen.Int[Math.Max(0, whole.Length - 2048), whole.Length - 1]);
        var number = Gen.OneOf(Gen.ULong, Gen.ULong[0, 255], Gen.ULong[0, (ulong)whole.Length],
            Gen.OneOf<ulong>(0, 1, 0x7fff_ffff, 0xffff_ffff, 1UL << 63, ulong.MaxValue, ulong.MaxValue - 7));
        var change = Gen.Select(where, Gen.OneOf(1, 2, 4, 8), number);
        var left = Gen.Frequency((3, Gen.Const(whole.Length)), (1, Gen.Int[1, whole.Length]));
        return Gen.Select(change.Array[1, 8], left, (changes, length) =>
        {
            var bytes = whole.ToArray();
            var eight = new byte[sizeof(ulong)];
            foreach (var (at, size, value) in changes)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
                var start = at / size * size;
                eight.AsSpan(0, Math.Min(size, bytes.Length - start)).CopyTo(bytes.AsSpan(start));
            }
            return bytes[..length];
        });
    }

    private static string Changes(byte[] whole, byte[] damaged) => $"{damaged.Length} bytes, of them changed: " +
        string.Join(' ', damaged.Index().Where(at => at.Item != whole[at.Index])
            .Select(at => $"{at.Index:x}:{at.Item:x2}"));
}
