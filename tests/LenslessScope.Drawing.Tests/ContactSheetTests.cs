using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing.Tests;

public sealed class ContactSheetTests
{
    private const string LongName = "/data/2025-11-22/hologram_of_a_resolution_target_without_any_blank_000017.tif";

    public static TheoryData<int, int> Sizes =>
        new() { { 16, 16 }, { 1, 1 }, { 3000, 4000 }, { 40, 900 }, { 900, 40 }, { 1024, 1280 }, { 333, 217 } };

    [Fact]
    public void Pictures_that_fit_appear_pixel_for_pixel_at_the_stated_places()
    {
        var (a, b) = (Noise(300, 400, 1), Noise(300, 410, 2));
        var sheet = new ContactSheet
        {
            Header = "Two", Panels = [new() { Image = a, Title = "A" }, new() { Image = b, Captions = ["b"] }],
        };
        var (layout, rendered) = (sheet.Layout(), sheet.Render());
        Assert.Equal((layout.Width, layout.Height), (rendered.Width, rendered.Height));
        Assert.Equal(a.Rgb, rendered.Crop(layout.Panels[0].Image).Rgb);
        Assert.Equal(b.Rgb, rendered.Crop(layout.Panels[1].Image).Rgb);
        Assert.All(layout.Panels, place => Assert.Equal(1, place.Scale));
    }

    [Fact]
    public void Small_pictures_are_enlarged_by_whole_factors_into_squares()
    {
        var picture = Noise(16, 20, 3);
        var sheet = new ContactSheet { Panels = [new() { Image = picture }], MaximumPanelWidth = 213 };
        var place = Assert.Single(sheet.Layout().Panels);
        Assert.Equal(10, place.Scale);
        var shown = sheet.Render().Crop(place.Image);
        for (var row = 0; row < shown.Height; row++)
            for (var column = 0; column < shown.Width; column++)
                Assert.Equal(picture[row / 10, column / 10], shown[row, column]);
    }

    [Fact]
    public void Large_pictures_are_reduced_by_averaging_areas()
    {
        var picture = Noise(300, 600, 4);
        var sheet = new ContactSheet { Panels = [new() { Image = picture }], MaximumPanelWidth = 200 };
        var place = Assert.Single(sheet.Layout().Panels);
        Assert.Equal((200, 100), (place.Image.Width, place.Image.Height));
        var shown = sheet.Render().Crop(place.Image);
        for (var row = 0; row < 100; row++)
            for (var column = 0; column < 200; column++)
            {
                var mean = Enumerable.Range(0, 9).Average(i => picture[3 * row + i / 3, 3 * column + i % 3].R);
                Assert.Equal(mean, shown[row, column].R, 0.51);
            }
    }

    [Fact]
    public void Reducing_by_a_fraction_keeps_the_mean()
    {
        var picture = Noise(701, 997, 5);
        var sheet = new ContactSheet { Panels = [new() { Image = picture }] };
        var shown = sheet.Render().Crop(sheet.Layout().Panels[0].Image);
        Assert.Equal(560, shown.Width);
        Assert.Equal(picture.Rgb.Average(level => level), shown.Rgb.Average(level => level), 0.1);
    }

    [Fact]
    public void Pictures_of_different_sizes_come_to_one_height_and_keep_their_aspect_ratio()
    {
        var sheet = new ContactSheet
        {
            Panels = [new() { Image = new Picture(1000, 2000) }, new() { Image = new Picture(800, 800) }],
        };
        var places = sheet.Layout().Panels;
        Assert.Equal((560, 280), (places[0].Image.Width, places[0].Image.Height));
        Assert.Equal((280, 280), (places[1].Image.Width, places[1].Image.Height));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Nothing_overlaps_and_nothing_leaves_the_sheet_at_any_size(int height, int width)
    {
        var sheet = new ContactSheet
        {
            Header = string.Join(' ', Enumerable.Repeat("a long header", 40)),
            Columns = 2,
            Panels = [.. Enumerable.Range(0, 3).Select(i => new Panel
            {
                Image = Noise(height, width, i), Title = LongName, Captions = [LongName, "λ = 450 nm, Δz = −3 µm", ""],
                PixelUm = 1.12, ColourBar = new ColourBar(new(-1.234e-9, 5.678e12), ColourMap.Grey, LongName),
                CloseUp = new CloseUp(new Roi(width / 4, height / 4, width / 5 + 1, height / 5 + 1)),
            })],
        };
        var layout = sheet.Layout();
        var boxes = layout.Panels
            .SelectMany(place => new[] { place.Image, place.ColourBar!.Value, place.Text }).ToList();
        Assert.All(boxes, box => Assert.True(box.FitsIn(layout.Height, layout.Width)));
        for (var i = 0; i < boxes.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.False(Intersect(boxes[i], boxes[j]), $"{boxes[i]} and {boxes[j]}");
        Assert.All(layout.Panels.Where(place => place.CloseUp is not null), place => Assert.True(
            place.CloseUp!.Value.X >= place.Image.X && place.CloseUp.Value.Y >= place.Image.Y
            && place.CloseUp.Value.X + place.CloseUp.Value.Width <= place.Image.X + place.Image.Width
            && place.CloseUp.Value.Y + place.CloseUp.Value.Height <= place.Image.Y + place.Image.Height));
        Rendered.AssertPaperOutside(sheet.Render(), boxes, margin: 16, below: 16);
    }

    [Fact]
    public void Titles_of_one_row_stand_on_one_line_whether_or_not_a_panel_has_a_colour_bar()
    {
        var bare = new Panel { Image = new Picture(100, 300), Title = "bare" };
        var panels = new[] { bare, bare with { ColourBar = new ColourBar(new(0, 1), ColourMap.Grey) }, bare, bare };
        var places = new ContactSheet { Panels = panels, Columns = 2 }.Layout().Panels;
        Assert.Equal(places[1].Text.Y, places[0].Text.Y);
        Assert.Null(places[0].ColourBar);
        // No room is kept in the second row, where none has one.
        Assert.True(places[2].Text.Y - places[2].Image.Y < places[0].Text.Y - places[0].Image.Y);
    }

    [Fact]
    public void A_caption_too_long_is_wrapped_once_and_then_ellipsised()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 100));
        var sheet = new ContactSheet
        {
            Panels = [new() { Image = new Picture(200, 300), Title = "short", Captions = [words, LongName, "end"] }],
        };
        var lines = sheet.Layout().Panels[0].CaptionLines;
        Assert.Equal(5, lines.Count);
        Assert.EndsWith("word", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(lines[2], LongName, StringComparison.Ordinal);
        Assert.StartsWith(lines[2] + lines[3].TrimEnd('…'), LongName, StringComparison.Ordinal);
        Assert.Equal("end", lines[4]);
        Assert.Equal(["short"], sheet.Layout().Panels[0].TitleLines);
    }

    [Fact]
    public void A_close_up_shows_the_region_enlarged_in_a_corner_that_does_not_hide_it()
    {
        var picture = Noise(500, 500, 7);
        var region = new Roi(430, 20, 50, 40);
        var sheet = new ContactSheet { Panels = [new() { Image = picture, CloseUp = new CloseUp(region) }] };
        var place = sheet.Layout().Panels[0];
        var inset = place.CloseUp!.Value;
        Assert.Equal((200, 160), (inset.Width, inset.Height));
        Assert.False(Intersect(inset, region with { X = place.Image.X + 430, Y = place.Image.Y + 20 }));
        var shown = sheet.Render().Crop(inset);
        for (var row = 0; row < 160; row++)
            for (var column = 0; column < 200; column++)
                Assert.Equal(picture[20 + row / 4, 430 + column / 4], shown[row, column]);
    }

    [Fact]
    public void A_region_too_large_to_be_enlarged_is_framed_only()
    {
        var sheet = new ContactSheet
        {
            Panels = [new() { Image = new Picture(500, 500), CloseUp = new CloseUp(new Roi(10, 10, 450, 450)) }],
        };
        var place = sheet.Layout().Panels[0];
        Assert.Null(place.CloseUp);
        var left = sheet.Render()[place.Image.Y + 200, place.Image.X + 9];
        Assert.True(left.R > 200 && left.B < 80, $"no frame but {left}");
    }

    [Fact]
    public void The_scale_bar_of_a_reduced_picture_follows_the_reduction()
    {
        var sheet = new ContactSheet
        {
            Panels = [new() { Image = new Picture(900, 1500), PixelUm = 1 }], MaximumPanelWidth = 500,
        };
        // 1500 µm across 500 pixels: at most 375 µm, so 200 µm, which are 67 pixels.
        var shown = sheet.Render().Crop(sheet.Layout().Panels[0].Image);
        var longest = Enumerable.Range(0, shown.Height).Max(row =>
            Enumerable.Range(0, shown.Width).Count(column => shown[row, column] == Colour.Grey(255)));
        Assert.InRange(longest, 66, 68);
    }

    [Fact]
    public void A_rendered_sheet_survives_the_way_through_a_file()
    {
        using var folder = new TemporaryFolder();
        var sheet = new ContactSheet
        {
            Header = "Hologram", Panels = [new() { Image = new Picture(30, 40), Title = "µ", PixelUm = 1.4 }],
        }.Render();
        sheet.Save(folder.File("sheet.png"));
        Assert.Equal(sheet.Rgb, IndependentPng.Read(folder.File("sheet.png")).ToRgb());
        Assert.Equal(sheet.Width, ImageFile.Read(folder.File("sheet.png")).Width);
    }

    [Fact]
    public void All_reasons_against_a_sheet_are_given_at_once()
    {
        var sheet = new ContactSheet
        {
            Columns = 0, MaximumPanelWidth = 10,
            Panels =
            [
                new() { Image = new Picture(10, 10), Title = "amplitude", PixelUm = -1 },
                new() { Image = new Picture(10, 10), CloseUp = new CloseUp(new Roi(5, 5, 6, 6), Share: 2) },
            ],
        };
        var message = Assert.Throws<ArgumentException>(sheet.Render).Message;
        foreach (var part in new[] { "0 columns", "width of 10", "'amplitude'", "-1 µm", "5,5,6,6", "share of 2" })
            Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Contains("at least one",
            Assert.Throws<ArgumentException>(new ContactSheet { Panels = [] }.Render).Message);
    }

    [Fact]
    public void A_sheet_wider_than_can_be_drawn_is_refused_with_the_bound()
    {
        var sheet = new ContactSheet { Panels = [.. Enumerable.Repeat(new Panel { Image = new Picture(9, 9) }, 70)] };
        Assert.Contains("32767", Assert.Throws<ArgumentOutOfRangeException>(sheet.Render).Message);
    }

    private static bool Intersect(Roi a, Roi b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static Picture Noise(int height, int width, int seed)
    {
        var picture = new Picture(height, width);
        new Random(seed).NextBytes(picture.Rgb);
        return picture;
    }
}
