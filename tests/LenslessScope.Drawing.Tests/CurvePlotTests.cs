using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing.Tests;

public sealed class CurvePlotTests
{
    private static readonly Colour First = new(0, 114, 178);
    private static readonly Colour Second = new(213, 94, 0);
    private static readonly Colour MarkerLine = new(176, 32, 48);

    private static readonly CurvePlot Plot = new()
    {
        Title = "Focus search",
        X = new Axis("sample–sensor distance", "µm"),
        Y = new Axis("Tamura coefficient"),
        Curves = [new Curve([.. Numbers(101)], [.. Numbers(101)])],
    };

    private static IEnumerable<double> Numbers(int count) => Enumerable.Range(0, count).Select(i => (double)i);

    [Fact]
    public void A_straight_line_is_drawn_straight_and_rises_to_the_right()
    {
        var columns = Rendered.Of(Plot.Render(), First).GroupBy(pixel => pixel.Column)
            .Select(column => (X: (double)column.Key, Y: column.Average(pixel => pixel.Row)))
            .OrderBy(p => p.X).ToList();
        Assert.True(columns[^1].X - columns[0].X > 600);
        var slope = (columns[^1].Y - columns[0].Y) / (columns[^1].X - columns[0].X);
        Assert.True(slope < -0.3, $"slope {slope}");
        Assert.All(columns, p => Assert.Equal(columns[0].Y + slope * (p.X - columns[0].X), p.Y, 2.0));
    }

    [Fact]
    public void Markers_stand_at_their_abscissae()
    {
        var plot = Plot with { Markers = [new(10, ""), new(30, ""), new(90, "")] };
        var picture = plot.Render();
        var columns = Rendered.Of(picture, MarkerLine).GroupBy(pixel => pixel.Column)
            .Where(column => column.Count() > 100).Select(column => column.Key).Order().ToList();
        // The curve goes from 0 to 100; its line is 2 pixels wide.
        var curve = Rendered.Of(Plot.Render(), First).Select(pixel => pixel.Column).ToList();
        var (zero, hundred) = (curve.Min(), curve.Max());
        Assert.Equal(3, columns.Count);
        Assert.Equal(zero + 0.1 * (hundred - zero), columns[0], 2.0);
        Assert.Equal(zero + 0.3 * (hundred - zero), columns[1], 2.0);
        Assert.Equal(zero + 0.9 * (hundred - zero), columns[2], 2.0);
    }

    [Fact]
    public void A_marker_beyond_the_axis_is_not_drawn() =>
        Assert.Empty(Rendered.Of((Plot with { Markers = [new(101, "outside")] }).Render(), MarkerLine));

    [Fact]
    public void A_second_curve_has_a_colour_of_its_own_and_a_key_when_named()
    {
        var both = Plot with { Curves = [.. Plot.Curves, new Curve([10, 20], [80, 80])] };
        var plain = Rendered.Of(both.Render(), Second).ToList();
        Assert.NotEmpty(plain);
        var named = both with
        {
            Curves = [both.Curves[0] with { Name = "coarse" }, both.Curves[1] with { Name = "fine" }],
        };
        var withKey = Rendered.Of(named.Render(), Second).ToList();
        Assert.True(withKey.Min(pixel => pixel.Row) < plain.Min(pixel => pixel.Row) - 20);
    }

    [Fact]
    public void A_point_that_is_no_number_interrupts_the_curve()
    {
        var y = Numbers(101).Select(x => x is > 40 and < 60 ? double.NaN : x).ToArray();
        var columns = Rendered.Of((Plot with { Curves = [new([.. Numbers(101)], y)] }).Render(), First)
            .Select(pixel => pixel.Column).Distinct().Order().ToList();
        var gap = columns.Zip(columns.Skip(1), (a, b) => b - a).Max();
        var span = columns[^1] - columns[0];
        Assert.Equal(0.20, gap / (double)span, 0.01);
    }

    [Fact]
    public void What_lies_beyond_an_asked_range_does_not_leave_the_frame()
    {
        var y = Numbers(101).Select(x => x == 50 ? 1e12 : x).ToArray();
        var plot = Plot with
        {
            Curves = [new([.. Numbers(101)], y)], Y = Plot.Y with { Minimum = 0, Maximum = 100 }, Title = "",
        };
        var (picture, whole) = (plot.Render(), (Plot with { Y = plot.Y, Title = "" }).Render());
        var frameTop = Rendered.Of(whole, First).Min(pixel => pixel.Row);
        var rows = Rendered.Of(picture, First).Select(pixel => pixel.Row).ToList();
        Assert.InRange(rows.Min(), frameTop - 4, frameTop + 4);
    }

    public static TheoryData<string, double[], double[]> OddCurves => new()
    {
        { "no point", [], [] },
        { "one point", [5], [7] },
        { "one point at zero", [0], [0] },
        { "constant", [1, 2, 3], [4, 4, 4] },
        { "nothing but NaN", [1, 2], [double.NaN, double.NaN] },
        { "infinities", [1, 2, 3], [double.NegativeInfinity, 1, double.PositiveInfinity] },
        { "huge", [1e12, 2e12], [1e200, -1e200] },
        { "tiny", [1e-12, 2e-12], [1e-200, 3e-200] },
        { "a large offset", [1e6, 1e6 + 1], [1 + 1e-9, 1] },
    };

    [Theory]
    [MemberData(nameof(OddCurves))]
    public void Any_curve_can_be_drawn_at_any_size_without_leaving_the_picture(string name, double[] x, double[] y)
    {
        foreach (var (width, height) in new[] { (320, 240), (800, 450), (1900, 400), (330, 1400) })
        {
            var plot = Plot with
            {
                Title = string.Join(' ', Enumerable.Repeat(name, 30)),
                X = new Axis(string.Join(' ', Enumerable.Repeat("quantity", 40)), "µm"),
                Y = new Axis(string.Join(' ', Enumerable.Repeat("quantity", 40)), "counts"),
                Curves = [new(x, y, name), new(x, y, string.Join(' ', Enumerable.Repeat("second", 40)))],
                Markers =
                    [.. Enumerable.Range(0, 12).Select(i => new Marker(x.FirstOrDefault(), $"a long caption {i}"))],
                Width = width,
                Height = height,
            };
            var picture = plot.Render();
            Assert.Equal((width, height), (picture.Width, picture.Height));
            Rendered.AssertPaperMargin(picture, margin: 3);
        }
    }

    [Fact]
    public void The_same_settings_give_the_same_picture() => Assert.Equal(Plot.Render().Rgb, Plot.Render().Rgb);

    [Fact]
    public void All_reasons_against_a_plot_are_given_at_once()
    {
        var plot = Plot with
        {
            Width = 10,
            Curves = [new([1, 2], [1], "coarse")],
            X = new Axis("z") { Minimum = 3, Maximum = 2 },
            Y = new Axis("t") { Minimum = double.NaN },
        };
        var message = Assert.Throws<ArgumentException>(plot.Render).Message;
        string[] parts = ["10×450", "320×240", "'coarse'", "2 abscissae", "'z'", "must rise", "'t'", "finite"];
        foreach (var part in parts)
            Assert.Contains(part, message, StringComparison.Ordinal);
    }
}
