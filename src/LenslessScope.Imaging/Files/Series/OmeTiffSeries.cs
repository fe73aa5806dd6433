namespace LenslessScope.Imaging;

/// <summary>
/// An OME-TIFF that grows frame by frame over time, channels and z. At every moment any program can read the file, and
/// its OME-XML claims exactly the frames that are in it. It appears under its name with its first frame. To be used by
/// one thread at a time.
/// </summary>
/// <remarks>
/// Classic TIFF where all frames fit into 4 GiB, else BigTIFF. Frames that are not packed lie in one piece, so that
/// they can be mapped into memory (<c>tifffile.memmap</c>). Room for what the file says of each frame is kept in front,
/// some 1 KiB a frame. After an <see cref="ImageFileException"/> the same frame can be appended again; the file is
/// repaired first.
/// </remarks>
public sealed class OmeTiffSeries : IDisposable
{
    private static readonly string s_creator =
        $"LenslessScope {typeof(OmeTiffSeries).Assembly.GetName().Version?.ToString(3)}";

    private readonly SeriesDescription _series;
    private readonly SeriesXml _xml;
        private readonly List<long> _unflushed = []; // numbers of the last pages, which a failing disk may lose
    private readonly List<long> _lost = [];
    private SeriesLayout _layout;
    private SeriesPacker _packer;
    private SeriesState _state;
    private DurableFile? _file;
    private bool _doubtful; // a write failed: what is in the file is to be looked at before the next

    private OmeTiffSeries(string path, SeriesDescription series)
    {
        series.Check();
        Path = path;
        _series = series;
        _xml = new SeriesXml(series, s_creator);
        _layout = SeriesHead.Plan(series, _xml);
        _packer = new SeriesPacker(series, _layout.RowsAreDifferences);
        _state = new SeriesState(series, _layout);
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>Frames in it.</summary>
    public int Count => _state.Count;

    /// <summary>Whether it has as many frames as room was kept for.</summary>
    public bool IsFull => Count == _layout.Capacity;

    /// <summary>
    /// Opens a file to append frames. An existing one is repaired: what was not written completely is cut off. A new
    /// one is created with its first frame.
    /// </summary>
    /// <param name="path">The file, by custom <c>NAME.ome.tif</c>.</param>
    /// <param name="series">What holds for all frames; for a file that is there as when it was made.</param>
    /// <param name="pages">The frames that are in it.</param>
    /// <exception cref="ArgumentException">Values of the description cannot be used; all reasons.</exception>
    /// <exception cref="ImageFileException">It cannot be read or repaired, or is not the file described.</exception>
    public static OmeTiffSeries Open(string path, SeriesDescription series, out IReadOnlyList<SeriesPage> pages)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(series);
        var opened = new OmeTiffSeries(path, series);
        pages = [];
        if (!File.Exists(path))
            return opened;
        try
        {
            opened._file = DurableFile.Open(path, FileMode.Open);
            opened.ReadLayout();
            pages = opened.Mend(opened._layout.Capacity);
            if (pages.Count == 0)
                opened.StartAnew();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The frames in a file, as it says; their pixels are not read. Also while it is being written.</summary>
    /// <exception cref="ImageFileException">It cannot be read, or is not the file of a series.</exception>
    public static IReadOnlyList<SeriesPage> PagesOf(string path)
    {
        using var file = DurableFile.Open(path, FileMode.Open, FileAccess.Read);
        return new SeriesMending(file, LayoutOf(file)).Listed();
    }

    /// <summary>Adds a frame. When it returns, the file has and claims it.</summary>
    /// <param name="pixels">Row by row from the top, without gaps.</param>
    /// <param name="plane">Its place and what is known of it.</param>
    /// <param name="flush">
    /// Whether to wait until it is on the disk. If not, a power cut may lose it and all since the last flush.
    /// </param>
    /// <exception cref="ArgumentException">The size or a value cannot be used; all reasons.</exception>
    /// <exception cref="InvalidOperationException">The file is full.</exception>
    /// <exception cref="ImageFileException">It cannot be written; the frame can be appended again.</exception>
    public SeriesPage Append(ReadOnlySpan<byte> pixels, SeriesPlane plane, bool flush = true)
    {
        ArgumentNullException.ThrowIfNull(plane);
        plane.Check(_series);
        if (pixels.Length != _series.FrameBytes)
            throw new ArgumentException($"{pixels.Length} bytes were given for {_series.Width}×{_series.Height} " +
                $"pixels of {_series.Pixels}, which need {_series.FrameBytes}.", nameof(pixels));
        if (IsFull)
            throw new InvalidOperationException($"{Path} has room for {_layout.Capacity} frames, and has them all.");
        var packed = _packer.Pack(pixels);
        try
        {
            var file = Ready();
            var page = new SeriesPage(Count, _state.End, packed.Length, Crc32C.Of(packed), plane);
            Write(file, page, packed, flush || page.Page == 0);
            return page;
        }
        catch (ImageFileException)
        {
            _doubtful = true;
            throw;
        }
    }

    /// <summary>Waits until everything is on the disk.</summary>
    /// <exception cref="ImageFileException">The disk failed.</exception>
    public void Flush()
    {
        if (_unflushed.Count == 0)
            return;
        try
        {
            Ready().Flush();
            _unflushed.Clear();
        }
        catch (ImageFileException)
        {
            _doubtful = true;
            throw;
        }
    }

    /// <summary>
    /// The numbers of frames that were in the file and no longer are, since the disk failed before they were flushed;
    /// each is told once.
    /// </summary>
    public IReadOnlyList<long> TakeLost()
    {
        long[] lost = [.. _lost];
        _lost.Clear();
        return lost;
    }

    /// <summary>Flushes and closes the file until the next frame: for writers that take many files in turn.</summary>
    /// <exception cref="ImageFileException">The disk failed.</exception>
    public void Rest()
    {
        Flush();
        Dispose();
    }

    /// <summary>Closes the file, without waiting for the disk.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Write(DurableFile file, SeriesPage page, ReadOnlySpan<byte> packed, bool flush)
    {
        file.Write(page.Offset, packed);
        file.Write(SeriesLayout.Directory(page.Page), SeriesDirectory.Encode(_layout, page, _series.PixelUm));
        // Nothing may lead to a page before it is on the disk.
        if (flush)
            file.Flush();
        var state = _state.With(page);
        Publish(file, page, state);
        if (flush)
            file.Flush();
        if (file.Path != Path)
            file.MoveTo(Path);
        _state = state;
        if (flush)
            _unflushed.Clear();
        else
            _unflushed.Add(page.Plane.Number);
    }

    /// <summary>
    /// Makes everything else in the file know a page, in an order in which it never claims what is not there: first the
    /// chain of directories, last the line that says which plane the page is.
    /// </summary>
    private void Publish(DurableFile file, SeriesPage page, SeriesState state)
    {
        var index = page.Page;
        if (index > 0)
        {
            Span<byte> next = stackalloc byte[SeriesDirectory.OffsetBytes(_layout)];
            new LittleEndian(next).Put(0, SeriesLayout.Directory(index), next.Length);
            file.Write(SeriesLayout.Directory(index - 1) + SeriesDirectory.NextAt(_layout, index - 1), next);
        }
        if (state.Extent != _state.Extent || state.WavelengthsNm != _state.WavelengthsNm)
            file.Write(_layout.Sizes,
                SeriesHead.Slot(_xml.SizesAndChannels(state.Extent, state.WavelengthsNm), _layout.SizesBytes));
        Put(_layout.Planes, _layout.PlaneSlot, _xml.Plane(page.Plane));
        Put(_layout.Times, SeriesLayout.TimeSlot, SeriesXml.Time(page.Plane));
        Put(_layout.Data, SeriesLayout.DataSlot, SeriesXml.Data(page));

        void Put(long start, int bytes, string text) =>
            file.Write(start + (long)index * bytes, SeriesHead.Slot(text, bytes));
    }

    /// <summary>The open file, as it was left.</summary>
    private DurableFile Ready()
    {
        if (_doubtful)
            Dispose();
        if (_file is not null)
        {
            _file.CheckInPlace();
            return _file;
        }
        if (Count == 0)
        {
            _file = DurableFile.Open(
                System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "",
                    $".{System.IO.Path.GetFileName(Path)}.part"),
                FileMode.Create);
            SeriesHead.Write(_file, _layout, _xml);
        }
        else
        {
            _file = DurableFile.Open(Path, FileMode.Open);
            Reopened();
        }
        _doubtful = false;
        return _file;
    }

    private void Reopened()
    {
        var (before, last) = (Count, _state.Last!);
        var slot = new byte[SeriesLayout.DirectorySlot];
        _file!.Read(SeriesLayout.Directory(before - 1), slot);
        if (!_doubtful && _file.Length >= _state.End && SeriesDirectory.Decode(slot, before - 1) == last)
            return;
        var there = Mend(before).Count;
        var lost = before - there;
        if (lost > _unflushed.Count)
            throw new ImageFileException("write", Path,
                $"it has {there} whole frames, but {before} were written. It was " +
                "changed, or another disk is in place of its own: put the right one back.");
        _lost.AddRange(_unflushed[^lost..]);
        _unflushed.Clear();
        if (there == 0)
            StartAnew();
    }

    private List<SeriesPage> Mend(int limit)
    {
        var mending = new SeriesMending(_file!, _layout);
        var pages = mending.Whole(limit);
        var state = pages.Aggregate(new SeriesState(_series, _layout), (before, page) => before.With(page));
        if (pages.Count > 0)
            mending.Restate(pages, state, _xml, _series.PixelUm);
        _state = state;
        return pages;
    }

    // None of its frames is whole: it is created again with the next one.
    private void StartAnew()
    {
        Dispose();
        DurableFile.Delete(Path);
    }

    private void ReadLayout()
    {
        var found = LayoutOf(_file!);
        var (ours, theirs) = (Words(_layout), Words(found));
        if (ours != theirs)
            throw new ImageFileException("write", Path,
                $"it was made for {theirs}, not for {ours}. Write to another file.");
        _layout = found;
        _packer = new SeriesPacker(_series, found.RowsAreDifferences);
        _state = new SeriesState(_series, found);

        static string Words(SeriesLayout layout) => $"{layout.Capacity} frames of {layout.Width}×{layout.Height} " +
            $"{layout.Pixels} with compression {layout.Compression}";
    }

    internal static SeriesLayout LayoutOf(DurableFile file)
    {
        var header = new byte[SeriesLayout.HeaderBytes];
        var read = file.Read(0, header);
        return SeriesLayout.Of(header.AsSpan(0, read)) ?? throw new ImageFileException("read", file.Path,
            "it is not an OME-TIFF of a run: the layout is missing from its first 1024 bytes. Name a file that a run " +
            "wrote.");
    }
}
