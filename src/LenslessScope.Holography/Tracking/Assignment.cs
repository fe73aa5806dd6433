namespace LenslessScope.Holography.Tracking;

/// <summary>
/// The assignment of least cost by shortest augmenting paths (H. W. Kuhn, "The Hungarian method for the assignment
/// problem", Naval Research Logistics 2, 83 (1955); with the potentials of R. Jonker, A. Volgenant, Computing 38, 325
/// (1987)).
/// </summary>
internal static class Assignment
{
    /// <summary>
    /// For each row a column, no column twice, the sum of costs least. No more rows than columns; costs are finite.
    /// </summary>
    public static int[] Solve(double[,] cost)
    {
        var (rows, columns) = (cost.GetLength(0), cost.GetLength(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns, nameof(cost));
        // Row and column 0 stand for "none"; rowOf[column] is the row that has the column.
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[columns + 1]);
        var (rowOf, before) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var (least, seen, column) = (new double[columns + 1], new bool[columns + 1], 0);
            Array.Fill(least, double.PositiveInfinity);
            do
            {
                seen[column] = true;
                var (next, step) = (0, double.PositiveInfinity);
                for (var j = 1; j <= columns; j++)
                {
                    if (seen[j])
                        continue;
                    var reduced = cost[rowOf[column] - 1, j - 1] - rowPotential[rowOf[column]] - columnPotential[j];
                    if (reduced < least[j])
                        (least[j], before[j]) = (reduced, column);
                    if (least[j] < step)
                        (step, next) = (least[j], j);
                }
                for (var j = 0; j <= columns; j++)
                    if (seen[j])
                    {
                        rowPotential[rowOf[j]] += step;
                        columnPotential[j] -= step;
                    }
                    else
                        least[j] -= step;
                column = next;
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = before[column])
                rowOf[column] = rowOf[before[column]];
        }
        var result = new int[rows];
        for (var column = 1; column <= columns; column++)
            if (rowOf[column] != 0)
                result[rowOf[column] - 1] = column - 1;
        return result;
    }
}
