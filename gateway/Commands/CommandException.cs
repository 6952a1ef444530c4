namespace Platform.Gateway.Commands;

/// <summary>A command cannot go on; the message is one line that says what to do.</summary>
public sealed class CommandException(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>The process's exit code, never 0.</summary>
    public int ExitCode { get; } = exitCode;
}
