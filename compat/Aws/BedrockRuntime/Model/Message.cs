namespace Amazon.BedrockRuntime.Model;

public partial class Message
{
    public List<ContentBlock> Content { get; set; }

    public ConversationRole Role { get; set; }
}
