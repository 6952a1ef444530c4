namespace Amazon.SimpleEmailV2.Model;

public partial class RawMessage
{
    public MemoryStream Data { get; set; }
}
