using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class ComplexFieldTests
{
    private static readonly ComplexField s_field =
        Fields.Make(3, 4, 1, 500, (y, x) => Complex.FromPolarCoordinates(y + 1, x - 1.5));

    [Fact]
    public void Amplitude_and_phase_are_modulus_and_argument()
    {
        Assert.Equal(3, s_field.Amplitude()[2, 1], 1e-6);
        Assert.Equal(-1.5, s_field.Phase()[1, 0], 1e-6);
        Assert.Equal(1.5, s_field.Phase()[2, 3], 1e-6);
    }

    [Fact]
    public void A_crop_holds_the_samples_of_its_region()
    {
        var part = s_field.Crop(new Roi(1, 2, 3, 1));
        Assert.Equal((1, 3), (part.Height, part.Width));
        Assert.Equal(s_field[2, 3], part[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => s_field.Crop(new Roi(2, 0, 3, 1)));
    }

    [Fact]
    public void Samples_given_are_copied()
    {
        float[] samples = [1, 2];
        var field = new ComplexField(1, 1, samples, 1, 500);
        samples[0] = 5;
        Assert.Equal(new Complex(1, 2), field[0, 0]);
    }

    [Fact]
    public void A_wrong_number_of_samples_is_refused_with_the_right_one() =>
        Assert.Contains(
            "24", Assert.Throws<ArgumentException>(() => new ComplexField(3, 4, new float[12], 1, 500)).Message);
}
