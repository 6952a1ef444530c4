namespace MailKit;

/// <summary>The server answered, and its answer was a refusal. The connection goes on.</summary>
public abstract class CommandException : Exception
{
    protected CommandException(string message, Exception innerException) : base(message, innerException)
    {
    }

    protected CommandException(string message) : base(message)
    {
    }

    protected CommandException()
    {
    }
}
