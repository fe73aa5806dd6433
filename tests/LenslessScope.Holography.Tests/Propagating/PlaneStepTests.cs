namespace LenslessScope.Holography.Tests;

public sealed class PlaneStepTests
{
    [Theory]
    [InlineData(0.0005, "400001")]
    [InlineData(150, "2 planes")]
    public void A_step_of_too_many_planes_or_too_few_is_refused_with_their_number(double stepUm, string planes)
    {
        var refusal = PlaneStep.Refusal(500, 700, stepUm, leastPlanes: 3);
        Assert.Contains(planes, refusal, StringComparison.Ordinal);
        Assert.Contains("3 to 100000", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0.1)]
    [InlineData(0.01)]
    public void A_step_between_is_not(double stepUm) =>
        Assert.Null(PlaneStep.Refusal(500, 700, stepUm, leastPlanes: 3));

    [Fact]
    public void A_step_that_makes_the_maximum_number_is_allowed() =>
        Assert.Null(PlaneStep.Refusal(0, 99_999 * 0.1, 0.1, leastPlanes: 2));
}
