using System.Numerics;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Tests;

public sealed unsafe class FieldPropagatorTests
{
    [Theory]
    [InlineData(24, 35, 1)]
    [InlineData(31, 40, 2)]
    [InlineData(48, 48, 3)]
    public void Backward_after_forward_gives_the_sensors_part_of_the_propagated_object(
        int height, int width, int threads)
    {
        var grid = new PaddedGrid(height - 9, width - 5, height, width);
        var transfer = Transfer(grid, 77);
        var field = Fields.ToArray(Fields.Noise(height, width));
        var expected = DirectReference.Propagate(field, 1.55, 0.532, 77);
        using var table = new TransferTable(transfer, threads);
        foreach (var factors in (IColumnFactors[])[transfer, table])
        {
            var result = Propagate(grid, factors, threads, field, adjoint: false, height, grid.Height);
            for (var y = 0; y < grid.Height; y++)
                for (var x = 0; x < grid.Width; x++)
                    Assert.True(Complex.Abs(result[y, x] - expected[y, x]) < 5e-6);
        }
    }

    [Fact]
    public void The_adjoint_of_crop_after_propagation_is_back_propagation_of_the_zero_padded_field()
    {
        var grid = new PaddedGrid(20, 23, 35, 36);
        var transfer = Transfer(grid, 60);
        var x = Fields.ToArray(Fields.Noise(35, 36));
        var y = Fields.ToArray(Fields.Noise(35, 36, 1.4));
        for (var row = 0; row < 35; row++)
            for (var column = 0; column < 36; column++)
                if (row >= 20 || column >= 23)
                    y[row, column] = 0;
        var ax = Propagate(grid, transfer, 2, x, adjoint: false, 35, 20);
        var ahy = Propagate(grid, transfer, 2, y, adjoint: true, 20, 35);
        var (left, right) = (Complex.Zero, Complex.Zero);
        for (var row = 0; row < 35; row++)
            for (var column = 0; column < 36; column++)
            {
                if (row < 20 && column < 23)
                    left += Complex.Conjugate(y[row, column]) * ax[row, column];
                right += Complex.Conjugate(ahy[row, column]) * x[row, column];
            }
        Assert.True(Complex.Abs(left - right) < 1e-5 * left.Magnitude);
    }

    [Fact]
    public void One_pass_over_the_rows_may_end_one_propagation_and_begin_the_next()
    {
        var grid = new PaddedGrid(30, 32, 30, 32);
        var there = Transfer(grid, 200);
        var field = Fields.ToArray(Fields.Noise(30, 32));
        using var propagator = new FieldPropagator(grid, 2);
        propagator.Forward(30, Fill(field));
        propagator.Columns(there, adjoint: false, 30);
        propagator.BackwardForward(30, (_, _, _) => { });
        propagator.Columns(there, adjoint: true, 30);
        var back = new Complex[30, 32];
        propagator.Backward(30, Take(back));
        Assert.True(Fields.Difference(back, field) < 1e-6);
    }

    [Fact]
    public void Factors_for_another_grid_are_refused()
    {
        using var propagator = new FieldPropagator(new PaddedGrid(8, 8, 16, 16), 1);
        Assert.Throws<ArgumentException>(() =>
            propagator.Columns(Transfer(new PaddedGrid(8, 8, 16, 18), 5), adjoint: false, 8));
    }

    private static TransferFunction Transfer(PaddedGrid grid, double zUm) =>
        new(grid.PaddedHeight, grid.PaddedWidth, 1.55, 0.532, zUm, FrequencyBand.All);

    private static Complex[,] Propagate(PaddedGrid grid, IColumnFactors factors, int threads, Complex[,] field,
        bool adjoint, int given, int wanted)
    {
        var result = new Complex[grid.PaddedHeight, grid.PaddedWidth];
        using var propagator = new FieldPropagator(grid, threads);
        propagator.Forward(given, Fill(field));
        propagator.Columns(factors, adjoint, wanted);
        propagator.Backward(wanted, Take(result));
        return result;
    }

    private static RowKernel Fill(Complex[,] field) => (_, row, samples) =>
    {
        for (var x = 0; x < field.GetLength(1); x++)
            (samples[2 * x], samples[2 * x + 1]) = ((float)field[row, x].Real, (float)field[row, x].Imaginary);
    };

    private static RowKernel Take(Complex[,] field) => (_, row, samples) =>
    {
        for (var x = 0; x < field.GetLength(1); x++)
            field[row, x] = new Complex(samples[2 * x], samples[2 * x + 1]);
    };
}
