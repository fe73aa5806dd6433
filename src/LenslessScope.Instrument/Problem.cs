namespace LenslessScope.Instrument;

/// <summary>One reason why a request cannot be carried out. Whoever refuses it lists all of them.</summary>
/// <param name="Parameter">
/// The name of what was asked for wrongly, in camel case as in <c>exposureMs</c>; empty for the request as a whole.
/// </param>
/// <param name="Message">
/// What is wrong, with the value and what is allowed. It goes on after the name: <c>900 is not valid: …</c> Other
/// parameters that it speaks of stand in backquotes, as <c>`overwrite`</c>, so that a command, a web page or a script
/// can put its own words for them.
/// </param>
public sealed record Problem(string Parameter, string Message)
{
    /// <summary><c>PARAMETER MESSAGE</c>, or the message alone where no parameter is to blame.</summary>
    public override string ToString() => Parameter.Length > 0 ? $"{Parameter} {Message}" : Message;
}
