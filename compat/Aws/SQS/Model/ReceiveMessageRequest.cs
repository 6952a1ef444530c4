namespace Amazon.SQS.Model;

public partial class ReceiveMessageRequest : AmazonSQSRequest
{
    public int? MaxNumberOfMessages { get; set; }

    public List<string> MessageSystemAttributeNames { get; set; }

    public string QueueUrl { get; set; }

    public int? VisibilityTimeout { get; set; }

    public int? WaitTimeSeconds { get; set; }
}
