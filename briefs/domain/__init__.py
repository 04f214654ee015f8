"""What a brief is: frozen dataclasses, enums and the error tree; standard library only."""
