namespace Platform.Mail;

/// <summary>The wire names of <see cref="MessageClass"/>.</summary>
public static class MessageClasses
{
    /// <summary>The name as JSON and telemetry have it.</summary>
    /// <param name="messageClass">The class.</param>
    public static string Name(MessageClass messageClass) => messageClass switch
    {
        MessageClass.Customer => "customer",
        MessageClass.AutoReply => "auto-reply",
        MessageClass.Bounce => "bounce",
        MessageClass.Complaint => "complaint",
        MessageClass.ReadReceipt => "read-receipt",
        MessageClass.List => "list",
        MessageClass.Own => "own",
        _ => throw new ArgumentOutOfRangeException(nameof(messageClass), messageClass, "unknown class"),
    };
}
