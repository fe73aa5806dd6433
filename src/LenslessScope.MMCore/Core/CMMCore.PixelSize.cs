namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>The pixel-size preset that holds now; empty when none does.</summary>
    public string GetCurrentPixelSizeConfig() => _native.getCurrentPixelSizeConfig();

    /// <summary>The pixel-size preset that holds; empty when none does.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public string GetCurrentPixelSizeConfig(bool cached) => _native.getCurrentPixelSizeConfig(cached);

    /// <summary>
    /// Pixel size on the sample, in micrometres: that of the matching preset × binning ÷ magnifiers;
    /// 0 when none matches.
    /// </summary>
    public double GetPixelSizeUm() => _native.getPixelSizeUm();

    /// <summary>As <see cref="GetPixelSizeUm()"/>.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public double GetPixelSizeUm(bool cached) => _native.getPixelSizeUm(cached);

    /// <summary>The pixel size of a preset as it was defined, in micrometres.</summary>
    public double GetPixelSizeUmByID(string resolutionID) => _native.getPixelSizeUmByID(resolutionID);

    /// <summary>
    /// The transform from pixels to micrometres of the stage, two rows of three; six zeros when no preset matches.
    /// </summary>
    public IReadOnlyList<double> GetPixelSizeAffine() => Taken(_native.getPixelSizeAffine());

    /// <summary>As <see cref="GetPixelSizeAffine()"/>.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public IReadOnlyList<double> GetPixelSizeAffine(bool cached) => Taken(_native.getPixelSizeAffine(cached));

    /// <summary>The transform of a preset as it was defined.</summary>
    public IReadOnlyList<double> GetPixelSizeAffineByID(string resolutionID) =>
        Taken(_native.getPixelSizeAffineByID(resolutionID));

    /// <summary>Shift of the picture in x for each micrometre of z, of the matching preset.</summary>
    public double GetPixelSizedxdz() => _native.getPixelSizedxdz();

    /// <summary>As <see cref="GetPixelSizedxdz()"/>.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public double GetPixelSizedxdz(bool cached) => _native.getPixelSizedxdz(cached);

    /// <summary>As <see cref="GetPixelSizedxdz()"/>, of a preset as it was defined.</summary>
    public double GetPixelSizedxdz(string resolutionID) => _native.getPixelSizedxdz(resolutionID);

    /// <summary>Shift of the picture in y for each micrometre of z, of the matching preset.</summary>
    public double GetPixelSizedydz() => _native.getPixelSizedydz();

    /// <summary>As <see cref="GetPixelSizedydz()"/>.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public double GetPixelSizedydz(bool cached) => _native.getPixelSizedydz(cached);

    /// <summary>As <see cref="GetPixelSizedydz()"/>, of a preset as it was defined.</summary>
    public double GetPixelSizedydz(string resolutionID) => _native.getPixelSizedydz(resolutionID);

    /// <summary>The best step in z, in micrometres, of the matching preset.</summary>
    public double GetPixelSizeOptimalZUm() => _native.getPixelSizeOptimalZUm();

    /// <summary>As <see cref="GetPixelSizeOptimalZUm()"/>.</summary>
    /// <param name="cached">Whether to go by the last known values of properties instead of asking the devices.</param>
    public double GetPixelSizeOptimalZUm(bool cached) => _native.getPixelSizeOptimalZUm(cached);

    /// <summary>As <see cref="GetPixelSizeOptimalZUm()"/>, of a preset as it was defined.</summary>
    public double GetPixelSizeOptimalZUm(string resolutionID) => _native.getPixelSizeOptimalZUm(resolutionID);

    /// <summary>The product of all magnifiers; 1 when there are none.</summary>
    public double GetMagnificationFactor() => _native.getMagnificationFactor();

    /// <summary>Sets the pixel size of a preset, in micrometres at binning 1 and magnification 1.</summary>
    public void SetPixelSizeUm(string resolutionID, double pixSize) => _native.setPixelSizeUm(resolutionID, pixSize);

    /// <summary>Sets the transform of a preset.</summary>
    /// <param name="resolutionID">The preset.</param>
    /// <param name="affine">Six elements, two rows of three.</param>
    public void SetPixelSizeAffine(string resolutionID, IEnumerable<double> affine)
    {
        using var native = new Interop.DoubleVector(affine);
        _native.setPixelSizeAffine(resolutionID, native);
    }

    /// <summary>Sets the shift in x for each micrometre of z of a preset.</summary>
    public void SetPixelSizedxdz(string resolutionID, double dXdZ) => _native.setPixelSizedxdz(resolutionID, dXdZ);

    /// <summary>Sets the shift in y for each micrometre of z of a preset.</summary>
    public void SetPixelSizedydz(string resolutionID, double dYdZ) => _native.setPixelSizedydz(resolutionID, dYdZ);

    /// <summary>Sets the best step in z, in micrometres, of a preset.</summary>
    public void SetPixelSizeOptimalZUm(string resolutionID, double optimalZ) =>
        _native.setPixelSizeOptimalZUm(resolutionID, optimalZ);

    /// <summary>Makes an empty pixel-size preset.</summary>
    public void DefinePixelSizeConfig(string resolutionID) => _native.definePixelSizeConfig(resolutionID);

    /// <summary>Adds a setting to a pixel-size preset; makes the preset if there is none.</summary>
    public void DefinePixelSizeConfig(string resolutionID, string deviceLabel, string propName, string value) =>
        _native.definePixelSizeConfig(resolutionID, deviceLabel, propName, value);

    /// <summary>Names of the pixel-size presets.</summary>
    public IReadOnlyList<string> GetAvailablePixelSizeConfigs() => Taken(_native.getAvailablePixelSizeConfigs());

    /// <summary>Whether there is such a pixel-size preset.</summary>
    public bool IsPixelSizeConfigDefined(string resolutionID) => _native.isPixelSizeConfigDefined(resolutionID);

    /// <summary>Applies a pixel-size preset.</summary>
    public void SetPixelSizeConfig(string resolutionID) => _native.setPixelSizeConfig(resolutionID);

    /// <summary>Gives a pixel-size preset another name.</summary>
    public void RenamePixelSizeConfig(string oldConfigName, string newConfigName) =>
        _native.renamePixelSizeConfig(oldConfigName, newConfigName);

    /// <summary>Removes a pixel-size preset.</summary>
    public void DeletePixelSizeConfig(string configName) => _native.deletePixelSizeConfig(configName);

    /// <summary>The settings of a pixel-size preset.</summary>
    public Configuration GetPixelSizeConfigData(string configName) =>
        Configuration.Taken(_native.getPixelSizeConfigData(configName));
}
