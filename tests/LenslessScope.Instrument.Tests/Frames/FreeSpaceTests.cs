namespace LenslessScope.Instrument.Tests;

/// <summary>The room for frames on a disk.</summary>
public sealed class FreeSpaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_has_the_room_of_the_one_above()
    {
        var (space, problem) = FreeSpace.At(_folder.File("new/run"));

        Assert.Null(problem);
        Assert.Equal(_folder.File("new/run"), space!.Folder);
        Assert.True(space.Bytes > 0);
        Assert.NotNull(FreeSpace.BytesAt(_folder.File("new/run")));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_a_problem_of_the_output()
    {
        var file = _folder.Write("file", "");

        var (space, problem) = FreeSpace.At(Path.Combine(file, "run"));

        Assert.Null(space);
        Assert.Equal("output", problem!.Parameter);
        Assert.Contains($"'{file}' is a file", problem.Message, StringComparison.Ordinal);
        Assert.Null(FreeSpace.BytesAt(Path.Combine(file, "run")));
    }

    [Fact]
    public void A_shortage_tells_both_sizes()
    {
        var space = new FreeSpace("week", 1_500_000);

        Assert.Null(space.Shortage(1_500_000));
        Assert.Contains("needs 2 MB, but 'week' has only 1.5 MB free", space.Shortage(2_000_000)!.Message,
            StringComparison.Ordinal);
    }
}
