"""What the assistant knows: Vietnamese of officials, framework packs, legal documents. Imports nothing of ours."""
