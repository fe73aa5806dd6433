namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    // Positions are in the scanner's own units.

    /// <summary>Points a galvanometer scanner at a position and fires its light.</summary>
    /// <param name="galvoLabel">The scanner.</param>
    /// <param name="x">Within <see cref="GetGalvoXRange"/> from <see cref="GetGalvoXMinimum"/>.</param>
    /// <param name="y">Within <see cref="GetGalvoYRange"/> from <see cref="GetGalvoYMinimum"/>.</param>
    /// <param name="pulseTimeUs">How long the light is on, in microseconds.</param>
    public void PointGalvoAndFire(string galvoLabel, double x, double y, double pulseTimeUs) =>
        _native.pointGalvoAndFire(galvoLabel, x, y, pulseTimeUs);

    /// <summary>Sets how long the light stays on a spot of a sequence, in microseconds.</summary>
    public void SetGalvoSpotInterval(string galvoLabel, double pulseTimeUs) =>
        _native.setGalvoSpotInterval(galvoLabel, pulseTimeUs);

    /// <summary>Points a scanner at a position, in its own units, without firing.</summary>
    public void SetGalvoPosition(string galvoLabel, double x, double y) => _native.setGalvoPosition(galvoLabel, x, y);

    /// <summary>Where a scanner points, in its own units.</summary>
    public (double X, double Y) GetGalvoPosition(string galvoLabel)
    {
        _native.getGalvoPosition(galvoLabel, out var x, out var y);
        return (x, y);
    }

    /// <summary>Switches the light of a scanner.</summary>
    public void SetGalvoIlluminationState(string galvoLabel, bool on) =>
        _native.setGalvoIlluminationState(galvoLabel, on);

    /// <summary>The width of the scanner's field, in its own units.</summary>
    public double GetGalvoXRange(string galvoLabel) => _native.getGalvoXRange(galvoLabel);

    /// <summary>The smallest x, in the scanner's own units.</summary>
    public double GetGalvoXMinimum(string galvoLabel) => _native.getGalvoXMinimum(galvoLabel);

    /// <summary>The height of the scanner's field, in its own units.</summary>
    public double GetGalvoYRange(string galvoLabel) => _native.getGalvoYRange(galvoLabel);

    /// <summary>The smallest y, in the scanner's own units.</summary>
    public double GetGalvoYMinimum(string galvoLabel) => _native.getGalvoYMinimum(galvoLabel);

    /// <summary>
    /// Adds a corner to a polygon. Polygons are collected, loaded (<see cref="LoadGalvoPolygons"/>), then run.
    /// </summary>
    /// <param name="galvoLabel">The scanner.</param>
    /// <param name="polygonIndex">Which polygon, from 0; a new one begins with this corner.</param>
    /// <param name="x">In the scanner's own units.</param>
    /// <param name="y">In the scanner's own units.</param>
    public void AddGalvoPolygonVertex(string galvoLabel, int polygonIndex, double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(polygonIndex);
        _native.addGalvoPolygonVertex(galvoLabel, polygonIndex, x, y);
    }

    /// <summary>Removes all polygons of a scanner.</summary>
    public void DeleteGalvoPolygons(string galvoLabel) => _native.deleteGalvoPolygons(galvoLabel);

    /// <summary>Gives the collected polygons to the hardware.</summary>
    public void LoadGalvoPolygons(string galvoLabel) => _native.loadGalvoPolygons(galvoLabel);

    /// <summary>Sets how often <see cref="RunGalvoPolygons"/> goes over the polygons.</summary>
    public void SetGalvoPolygonRepetitions(string galvoLabel, int repetitions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repetitions);
        _native.setGalvoPolygonRepetitions(galvoLabel, repetitions);
    }

    /// <summary>Goes over the loaded polygons.</summary>
    public void RunGalvoPolygons(string galvoLabel) => _native.runGalvoPolygons(galvoLabel);

    /// <summary>Runs the sequence that the hardware holds.</summary>
    public void RunGalvoSequence(string galvoLabel) => _native.runGalvoSequence(galvoLabel);

    /// <summary>The name of the channel that a scanner is on, as its device tells it.</summary>
    public string GetGalvoChannel(string galvoLabel) => _native.getGalvoChannel(galvoLabel);
}
