namespace Amazon.SQS.Model;

public partial class Message
{
    public Dictionary<string, string> Attributes { get; set; }

    public string Body { get; set; }

    public string MessageId { get; set; }

    public string ReceiptHandle { get; set; }
}
