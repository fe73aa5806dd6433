namespace LenslessScope.Drawing.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 7, 2, "0 2 4 6 8 10")]
    [InlineData(300, 1200, 7, 200, "400 600 800 1000 1200")]
    [InlineData(300, 1200, 10, 100, "300 400 500 600 700 800 900 1000 1100 1200")]
    [InlineData(8000, 18000, 7, 2000, "8000 10000 12000 14000 16000 18000")]
    [InlineData(-1, 1, 5, 0.5, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0.062, 0.118, 7, 0.01, "0.07 0.08 0.09 0.10 0.11")]
    [InlineData(0, 1, 2, 1, "0 1")]
    [InlineData(749.2, 751.3, 5, 0.5, "749.5 750.0 750.5 751.0")]
    [InlineData(0.1, 0.7, 7, 0.1, "0.1 0.2 0.3 0.4 0.5 0.6 0.7")]
    public void Ticks_stand_at_round_numbers(double from, double to, int atMost, double step, string labels)
    {
        var ticks = Ticks.Choose(from, to, atMost);
        Assert.Equal(step, ticks.Step);
        Assert.Equal(labels, string.Join(' ', ticks.Labels));
        Assert.Equal(0, ticks.Exponent);
    }

    [Theory]
    [InlineData(0, 2e6, 6, "0.0 0.5 1.0 1.5 2.0")]
    [InlineData(0, 150_000, 3, "0 50 100 150")]
    [InlineData(0, 4e-7, -9, "0 100 200 300 400")]
    [InlineData(-2e-5, 2e-5, -6, "−20 −10 0 10 20")]
    public void A_power_of_ten_is_taken_out_of_very_large_and_very_small_labels(
        double from, double to, int exponent, string labels)
    {
        var ticks = Ticks.Choose(from, to, 5);
        Assert.Equal(exponent, ticks.Exponent);
        Assert.Equal(labels, string.Join(' ', ticks.Labels));
    }

    [Fact]
    public void There_are_never_too_many_nor_too_few_and_all_lie_within_the_range()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var from = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            var span = Math.Pow(10, random.Next(-3, 6)) * (0.1 + random.NextDouble());
            var ticks = Ticks.Choose(from, from + span, 7);
            Assert.InRange(ticks.Values.Count, 2, 7);
            Assert.Equal(ticks.Values.Count, ticks.Labels.Distinct().Count());
            Assert.All(ticks.Values, value => Assert.InRange(value, from - 1e-5 * span, from + span * (1 + 1e-5)));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_range_that_does_not_rise_is_refused(double from, double to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ticks.Choose(from, to));
}
