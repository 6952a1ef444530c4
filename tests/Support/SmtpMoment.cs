namespace Platform.Tests.Support;

/// <summary>A command as it arrived.</summary>
/// <param name="Step">Which one.</param>
/// <param name="Line">Its text; the mail at the end of the data.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="Count">How often this step came, over all connections, from 1.</param>
internal sealed record SmtpMoment(SmtpStep Step, string Line, int Connection, int Count);
