namespace LenslessScope.MMCore;

/// <summary>What the text of a property's value stands for.</summary>
public enum PropertyType
{
    /// <summary>Not known.</summary>
    Undef = 0,
    /// <summary>Text.</summary>
    String = 1,
    /// <summary>Number with up to four decimals.</summary>
    Float = 2,
    /// <summary>Whole number.</summary>
    Integer = 3,
}
