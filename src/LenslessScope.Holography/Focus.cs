namespace LenslessScope.Holography;

/// <summary>Autofocus.</summary>
public static class Focus
{
}
